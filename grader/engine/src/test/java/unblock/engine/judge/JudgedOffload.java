package unblock.engine.judge;

import static unblock.engine.judge.Observed.gathering;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.engine.Course;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Outcome;
import unblock.engine.model.Pulse;
import unblock.engine.model.Stack;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/** Evidence and verdicts of the exercise offload, for the tests of the judge. */
final class JudgedOffload {
  static final Exercise OFFLOAD =
      Course.standard().exercises().stream()
          .filter(exercise -> exercise.id().equals("offload"))
          .findFirst()
          .orElseThrow();

  static final List<String> WHOLE =
      List.of("isolation", "event-loop", "concurrency", "timing", "clean-up");

  /** A worker inside the store, called from line 23 of login. */
  static final Stack LOGIN_BLOCKS =
      new Stack(
          "R1",
          "worker-12",
          "RUNNABLE",
          List.of(
              "unblock.runtime.SqliteUserStore.find(SqliteUserStore.java:38)",
              "unblock.exercises.offload.UserHandlers.login(UserHandlers.java:23)",
              "io.javalin.router.Endpoint.handle(Endpoint.kt:52)"));

  /** A worker without a frame of the submission. */
  static final Stack NOBODY =
      new Stack("R1", "worker-12", "RUNNABLE", List.of("java.lang.Thread.run(Thread.java:840)"));

  static final Stack SERVERS_THREAD =
      new Stack("?", "worker-12", "WAITING", List.of("java.lang.Thread.run(Thread.java:840)"));

  private JudgedOffload() {}

  static GradedExercise judge(Evidence evidence) {
    return Judge.judge(OFFLOAD, evidence);
  }

  static GradedCriterion criterion(GradedExercise graded, String key) {
    return graded.criteria().stream()
        .filter(criterion -> criterion.key().equals("offload." + key))
        .findFirst()
        .orElseThrow();
  }

  static Verdict verdict(GradedExercise graded, String key) {
    return criterion(graded, key).verdict();
  }

  static List<String> keys(GradedExercise graded, Verdict verdict) {
    return graded.criteria().stream()
        .filter(criterion -> criterion.verdict() == verdict)
        .map(GradedCriterion::key)
        .toList();
  }

  static Outcome replied(int status, Map<String, Object> json) {
    return new Outcome.Replied(status, Optional.of(json), json.toString());
  }

  static Gathering met(int asked, int met) {
    return gathering(asked, met, 0, Pulse.NOT_TAKEN);
  }

  static Gathering early(int asked, int met, int early) {
    return gathering(asked, met, early, Pulse.NOT_TAKEN);
  }

  static Finding finding(Severity severity, int line, String message) {
    return new Finding(
        "blocking-call",
        severity,
        "UserHandlers.java",
        line,
        Message.verbatim(message),
        List.of(),
        List.of());
  }
}
