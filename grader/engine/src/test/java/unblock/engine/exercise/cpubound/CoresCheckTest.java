package unblock.engine.exercise.cpubound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.model.Evidence;
import unblock.engine.model.ExecutorKind;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.engine.model.HeldTrial;
import unblock.engine.model.ObservedExecutor;
import unblock.engine.model.Pulse;
import unblock.engine.model.Stack;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;

/** Verdicts about the number of verifications, from the steps of the trial alone. */
class CoresCheckTest {
  private static final CoresCheck CHECK = new CoresCheck();
  private static final CpuBoundExercise EXERCISE = new CpuBoundExercise();

  @ParameterizedTest
  @CsvSource({
    "2, 2, ANSWERED, PASSED, cpu-bound.cores",
    "2, 1, ANSWERED, FAILED, cpu-bound.next-missing",
    "2, 3, ANSWERED, FAILED, cpu-bound.too-many",
    "8, 7, ANSWERED, FAILED, cpu-bound.too-many",
    "1, 1, ANSWERED, FAILED, cpu-bound.too-few",
    "1, 1, MISSED, FAILED, cpu-bound.worker-held",
    "0, 0, ANSWERED, FAILED, cpu-bound.never-verified",
  })
  void asManyAreVerifiedAsThereAreCores(
      int first, int next, Pulse pulse, Verdict verdict, String key) {
    CheckOutcome outcome = judge(first, next, pulse, List.of());

    assertThat(outcome.verdict()).isEqualTo(verdict);
    assertThat(outcome.message().key()).isEqualTo(key);
  }

  /** Where the common pool has two threads, the numbers are right by chance. */
  @Test
  void theCommonPoolDoesNotPassByChance() {
    assertThat(judge(2, 2, Pulse.ANSWERED, List.of(executor(ExecutorKind.COMMON_POOL))).message())
        .extracting("key")
        .isEqualTo("cpu-bound.common-pool");
    assertThat(judge(2, 2, Pulse.ANSWERED, List.of(executor(ExecutorKind.FORK_JOIN_POOL))))
        .extracting(CheckOutcome::verdict)
        .isEqualTo(Verdict.PASSED);
  }

  private static CheckOutcome judge(
      int first, int next, Pulse pulse, List<ObservedExecutor> executors) {
    List<HeldStep> steps =
        List.of(
            step(HeldAction.SENT, 0, pulse, List.of()),
            step(HeldAction.RELEASED, first, pulse, executors),
            step(HeldAction.RELEASED, first, pulse, executors),
            step(HeldAction.RELEASED, next, pulse, executors),
            step(HeldAction.OPENED, 0, Pulse.NOT_TAKEN, List.of()));
    HeldTrial trial = new HeldTrial("eight-logins", steps, Timeline.EMPTY);
    return CHECK.judge(nothing().withHeldTrials(List.of(trial)), EXERCISE);
  }

  private static HeldStep step(
      HeldAction action, int verifying, Pulse pulse, List<ObservedExecutor> executors) {
    List<String> keys = Collections.nCopies(verifying, "verify secret salt$hash");
    return new HeldStep(action, List.of(), keys, List.of(), pulse, List.of(), executors);
  }

  private static ObservedExecutor executor(ExecutorKind kind) {
    Stack stack =
        new Stack(
            "", "thread-1", "WAITING", List.of("unblock.given.PasswordHasher.verify(null:-1)"));
    return new ObservedExecutor(kind, 2, 2, 0, 0, 2, List.of(stack), "");
  }

  private static Evidence.Ran nothing() {
    return Evidence.Ran.counted(
        List.of(),
        List.of(),
        List.of(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of(),
        List.of(),
        Timeline.EMPTY);
  }
}
