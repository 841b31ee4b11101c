package unblock.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.preflight.ConnectionRoute;
import unblock.engine.preflight.StartRequirements;
import unblock.engine.report.AnnotationsReport;
import unblock.engine.report.MarkdownReport;
import unblock.engine.report.ReportFormat;
import unblock.engine.report.ReportFormats;
import unblock.engine.report.SourceFiles;
import unblock.engine.report.TextReport;
import unblock.engine.report.html.HtmlReport;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A student's check of their own work: the same grading as the teacher's, exercise by exercise,
 * with a summary at the end. {@code -Dexercise=ID} checks one exercise, and {@code -Dseed=S}
 * repeats an earlier run. The output of the handlers is kept in {@code target/self-check}.
 */
public final class SelfCheck implements AutoCloseable {
  /** One more than there are cores, because each grading waits at times. */
  private static final int AT_ONCE = Runtime.getRuntime().availableProcessors() + 1;

  private static final Path OUTPUT = Path.of("target");

  private final Path folder;
  private final Submission submission;
  private final long seed;
  private final Translator texts = ownLanguage();
  private final Grader grader;
  private final List<GradedExercise> graded = new ArrayList<>();

  private SelfCheck(Path folder, Submission submission, long seed) {
    this.folder = folder;
    this.submission = submission;
    this.seed = seed;
    this.grader = new Grader(seed, step -> {}, Optional.of(OUTPUT));
  }

  /**
   * Creates a check of the sources in that folder.
   *
   * @throws IllegalStateException when the folder has no exercise to grade; the message gives the
   *     reason
   */
  public static SelfCheck of(Path sources) {
    try {
      Submission submission = read(sources);
      int jobs = Math.min(AT_ONCE, submission.exercises().size());
      Optional<Message> problem =
          StartRequirements.problem(Math.max(1, jobs), ConnectionRoute.DIRECT, List.of());
      if (problem.isPresent()) {
        throw new IllegalStateException(ownLanguage().text(problem.get()));
      }
      return new SelfCheck(
          sources, submission, Long.getLong("seed", 1L + new SecureRandom().nextInt(999_999)));
    } catch (UnusableSubmission e) {
      throw new IllegalStateException(ownLanguage().text(e.message()), e);
    }
  }

  /**
   * Returns the exercises that have sources in that folder, or those of them that {@code
   * -Dexercise=ID} names.
   *
   * @throws IllegalStateException when there is none; the message gives the reason
   */
  public static List<Exercise> exercises(Path sources) {
    try {
      Set<String> ids = read(sources).exercises().keySet();
      return Course.standard().exercises().stream()
          .filter(each -> ids.contains(each.id()))
          .toList();
    } catch (UnusableSubmission e) {
      throw new IllegalStateException(ownLanguage().text(e.message()), e);
    }
  }

  private static Submission read(Path sources) throws UnusableSubmission {
    Submission all = Submission.read(sources, Course.standard().packages()).named("self-check");
    List<String> chosen =
        Pattern.compile("[,\\s]+")
            .splitAsStream(System.getProperty("exercise", ""))
            .filter(id -> !id.isEmpty())
            .toList();
    for (String id : chosen) {
      if (!all.exercises().containsKey(id)) {
        throw new UnusableSubmission(
            Message.of(
                "self-check.no-exercise",
                "id",
                id,
                "exercises",
                List.copyOf(all.exercises().keySet())));
      }
    }
    Map<String, List<SourceFile>> sourcesOf = new LinkedHashMap<>(all.exercises());
    sourcesOf.keySet().removeIf(id -> !chosen.isEmpty() && !chosen.contains(id));
    return new Submission(all.name(), sourcesOf, all.remarks());
  }

  /**
   * Grades the exercises, in order. A few run at the same time, because a student waits; the last
   * begins first, because it takes longest.
   */
  public Stream<GradedExercise> exercises() {
    ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE, SelfCheck::daemon);
    List<Exercise> reversed = new ArrayList<>(grader.prepare(submission).toList());
    Collections.reverse(reversed);
    List<CompletableFuture<GradedExercise>> all = new ArrayList<>();
    for (Exercise each : reversed) {
      all.add(0, CompletableFuture.supplyAsync(() -> grader.grade(submission, each), executor));
    }
    executor.shutdown();
    return all.stream().map(CompletableFuture::join).peek(graded::add);
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "self-check");
    thread.setDaemon(true);
    return thread;
  }

  private static Translator ownLanguage() {
    return Translator.preferred(Course.standard().exercises());
  }

  /** The texts in the language of the student: that of {@code -Dunblock.lang}, or of the system. */
  public Translator texts() {
    return texts;
  }

  /** What is graded, for a terminal that shows nothing else meanwhile. */
  public String begins() {
    List<String> exercises = List.copyOf(submission.exercises().keySet());
    return texts.text(Message.of("self-check.begins", "exercises", exercises));
  }

  /** The exercises graded so far, as text for a terminal. */
  public String summary() {
    return System.lineSeparator()
        + new TextReport(false).write(report(), texts)
        + System.lineSeparator()
        + texts.text(Message.of("self-check.page", "file", page().toUri().toString()))
        + System.lineSeparator()
        + (graded.stream().allMatch(GradedExercise::isPassed)
            ? ""
            : texts.text("self-check.maven") + System.lineSeparator());
  }

  private Path page() {
    return OUTPUT.resolve(submission.name()).resolve(HtmlReport.FILE_NAME).toAbsolutePath();
  }

  private GradeReport report() {
    return GradeReport.of(submission.name(), seed, graded).remarked(submission.remarks());
  }

  /**
   * Writes the exercises graded so far to {@code target/self-check}: as Markdown, as annotations of
   * GitHub Actions, and in each format that a round keeps.
   */
  public void keepReport() throws IOException {
    Path kept = Files.createDirectories(OUTPUT.resolve(submission.name()));
    GradeReport report = report();
    Files.writeString(kept.resolve("report.md"), new MarkdownReport().write(report, texts));
    Files.writeString(
        kept.resolve("annotations.txt"),
        new AnnotationsReport().locating(sourceFiles()).write(report, texts));
    for (Map.Entry<String, ReportFormat> format : ReportFormats.found().kept().entrySet()) {
      Files.writeString(kept.resolve(format.getKey()), format.getValue().write(report, texts));
    }
  }

  /** The sources by their paths from the project's folder. */
  private SourceFiles sourceFiles() {
    List<String> files =
        submission.exercises().values().stream()
            .flatMap(List::stream)
            .map(source -> folder.resolve(source.path()).toString().replace('\\', '/'))
            .toList();
    return new SourceFiles(Course.standard().handlersClasses(), files);
  }

  /** Ends all children. */
  @Override
  public void close() {
    grader.close();
  }
}
