package unblock.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.submission.SourceFile;
import unblock.message.Message;

/**
 * A correct and a wrong answer with known verdicts, graded together with the first submissions,
 * which get no verdict before them, and again when a verdict is doubtful. If the canaries get wrong
 * verdicts, this machine is unfit for grading. They answer to an exercise of their own, because
 * students can read them.
 */
final class Canaries {
  static final Exercise EXERCISE = new CanaryExercise();

  private static final String FOLDER = EXERCISE.packageName().replace('.', '/') + "/";

  /** Grades sources as an answer to that exercise. */
  interface Grading {
    Evidence observe(Exercise exercise, List<SourceFile> sources);
  }

  private final Grading grading;
  private final Function<String, String> texts;
  private final CompletableFuture<Optional<Message>> first = new CompletableFuture<>();
  private boolean begun;

  Canaries(Grading grading) {
    this(grading, Canaries::text);
  }

  /**
   * Uses other canaries, for a test.
   *
   * @param texts the source by its name: Good, Bad
   */
  Canaries(Grading grading, Function<String, String> texts) {
    this.grading = grading;
    this.texts = texts;
  }

  /** Starts grading them on a separate thread, unless it has started already. */
  synchronized void begin() {
    if (!begun) {
      begun = true;
      Thread thread = new Thread(this::complete, "canaries");
      thread.setDaemon(true);
      thread.start();
    }
  }

  private void complete() {
    try {
      first.complete(again());
    } finally {
      first.complete(Optional.of(Message.of("canary.not-graded"))); // Effective if again() threw.
    }
  }

  /** Waits for the first result; returns the reason if this machine is unfit. */
  Optional<Message> first() {
    begin();
    return first.join();
  }

  /** Grades them now; returns the reason if this machine is unfit. */
  Optional<Message> again() {
    // At the same time, because a student waits for both.
    CompletableFuture<GradedExercise> other =
        CompletableFuture.supplyAsync(
            () -> grade("Bad"), task -> new Thread(task, "canary").start());
    GradedExercise good = grade("Good");
    GradedExercise bad = other.join();
    List<GradedCriterion> notPassed =
        good.criteria().stream().filter(each -> each.verdict() != Verdict.PASSED).toList();
    if (!notPassed.isEmpty()) {
      return Optional.of(reason("canary.good-failed", notPassed));
    }
    List<GradedCriterion> unexpected =
        bad.criteria().stream().filter(each -> each.verdict() != expected(each)).toList();
    return unexpected.isEmpty()
        ? Optional.empty()
        : Optional.of(reason("canary.bad-passed", unexpected));
  }

  private static Verdict expected(GradedCriterion criterion) {
    return criterion.aspect().equals(Aspect.ANSWERS) ? Verdict.PASSED : Verdict.FAILED;
  }

  private static Message reason(String key, List<GradedCriterion> criteria) {
    GradedCriterion criterion = criteria.get(0);
    return Message.of(
        key,
        "criterion",
        criterion.title(),
        "verdict",
        Message.of("report.verdict." + criterion.verdict()),
        "message",
        criterion.message());
  }

  private GradedExercise grade(String name) {
    List<SourceFile> sources =
        List.of(new SourceFile(FOLDER + EXERCISE.handlersName() + ".java", texts.apply(name)));
    return Judge.judge(EXERCISE, grading.observe(EXERCISE, sources));
  }

  private static String text(String name) {
    String file = "canaries/" + name + ".java";
    try (InputStream in = Canaries.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException(file + " is not in the grader's jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(file + " cannot be read", e);
    }
  }
}
