package unblock.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradingStep;
import unblock.engine.model.Score;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.engine.submission.Submission;
import unblock.message.Message;
import unblock.message.Translator;

/** Small submissions, and gradings without cost. */
final class Samples {
  private static final Pattern SEED = Pattern.compile("\\(seed (-?\\d+)\\)$");

  /** For files of tests. */
  static final Translator ENGLISH = Translator.of(Locale.ENGLISH);

  private Samples() {}

  /** Creates a submission for the first exercise. */
  static Path code(Path folder) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("A.java"),
        "package " + Course.standard().exercises().get(0).packageName() + ";");
    return folder;
  }

  /** Creates a folder with that number of submissions. */
  static Path batch(Path folder, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      code(folder.resolve("s" + i));
    }
    return folder;
  }

  static GradingService.Start always(Verdict verdict) {
    return grading(submission -> verdict);
  }

  /** Returns a service that fails on every grading. */
  static GradingService.Start none() {
    return grading(
        submission -> {
          throw new AssertionError(submission.name() + " was graded");
        });
  }

  static GradingService.Start grading(Function<Submission, Verdict> verdicts) {
    return (course, seed, steps, outputs) ->
        by(submission -> report(submission.name(), seed, verdicts.apply(submission), ""));
  }

  /** Returns a service that gives each submission so many of the possible points. */
  static GradingService.Start scoring(ToIntFunction<Submission> earned, int possible) {
    return (course, seed, steps, outputs) ->
        by(
            submission ->
                report(
                    submission.name(),
                    seed,
                    Verdict.FAILED,
                    new Score(earned.applyAsInt(submission), possible),
                    ""));
  }

  /**
   * Returns a service that judges that evidence, as the grader does, for submissions with those
   * rights.
   */
  static GradingService.Start judging(
      Function<Submission, Evidence> evidence, SubmissionRights rights) {
    return new GradingService.Start() {
      @Override
      public GradingService start(
          Course course, long seed, Consumer<GradingStep> steps, Optional<Path> outputs) {
        return by(submission -> judged(course, submission, seed, evidence.apply(submission)));
      }

      @Override
      public SubmissionRights rights() {
        return rights;
      }
    };
  }

  private static GradeReport judged(
      Course course, Submission submission, long seed, Evidence evidence) {
    GradedExercise seen =
        new GradedExercise("worker-pool", Score.NONE, List.of(), Timeline.EMPTY, evidence);
    return Grader.judge(GradeReport.of(submission.name(), seed, List.of(seen)), course);
  }

  private static GradingService by(Function<Submission, GradeReport> grade) {
    return new GradingService() {
      @Override
      public GradeReport grade(Submission submission) {
        return grade.apply(submission);
      }

      @Override
      public void close() {
        // Nothing has to be closed.
      }
    };
  }

  /** Returns a grade of one criterion, with evidence of any size. */
  static GradeReport report(String name, long seed, Verdict verdict, String evidence) {
    return report(name, seed, verdict, new Score(verdict == Verdict.PASSED ? 2 : 0, 2), evidence);
  }

  private static GradeReport report(
      String name, long seed, Verdict verdict, Score score, String evidence) {
    GradedCriterion criterion =
        new GradedCriterion(
            "worker-pool.login.answers",
            Aspect.ANSWERS,
            Message.verbatim("t"),
            verdict,
            score,
            Visibility.VISIBLE,
            Message.verbatim("m"),
            List.of());
    return GradeReport.of(
        name,
        seed,
        List.of(
            new GradedExercise(
                "worker-pool",
                score,
                List.of(criterion),
                Timeline.EMPTY,
                new Evidence.Trouble(Message.verbatim(evidence)))));
  }

  static String seedIn(String line) {
    Matcher seed = SEED.matcher(line);
    return seed.find() ? seed.group(1) : "none";
  }
}
