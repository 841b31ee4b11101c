package unblock.engine.exercise.cpubound;

import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.ExecutorKind;
import unblock.engine.model.ObservedExecutor;
import unblock.engine.model.Pulse;
import unblock.message.Message;

/** Checks that as many passwords are verified at once as there are cores, never more or fewer. */
record CoresCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    return LoginTrial.of(ran)
        .map(CoresCheck::judge)
        .map(outcome -> outcome.seenIn(LoginTrial.NAME))
        .orElse(CheckOutcome.inconclusive(Message.of("cpu-bound.not-tried")));
  }

  private static CheckOutcome judge(LoginTrial trial) {
    int first = LoginTrial.verifications(trial.verifying());
    if (trial.most() == 0) {
      return failed("cpu-bound.never-verified", 0);
    }
    if (trial.most() > LoginTrial.CORES) {
      return failed("cpu-bound.too-many", trial.most());
    }
    if (first < LoginTrial.CORES) {
      boolean isWorkerHeld = trial.verifying().pulse() == Pulse.MISSED;
      return failed(isWorkerHeld ? "cpu-bound.worker-held" : "cpu-bound.too-few", first);
    }
    if (LoginTrial.verifications(trial.next()) < LoginTrial.CORES) {
      return failed("cpu-bound.next-missing", LoginTrial.verifications(trial.next()));
    }
    if (trial.unanswered() > 0) {
      return failed("cpu-bound.unanswered", trial.unanswered());
    }
    return trial.verifying().executors().stream().anyMatch(CoresCheck::isBusyCommonPool)
        ? failed("cpu-bound.common-pool", first)
        : CheckOutcome.passed(
            Message.of("cpu-bound.cores", "count", LoginTrial.LOGINS, "met", trial.most()));
  }

  /** The number of its threads follows from the machine: there it may equal that of the cores. */
  private static boolean isBusyCommonPool(ObservedExecutor executor) {
    return executor.kind() == ExecutorKind.COMMON_POOL
        && executor.stacks().stream()
            .flatMap(stack -> stack.frames().stream())
            .anyMatch(frame -> frame.contains("PasswordHasher.verify("));
  }

  private static CheckOutcome failed(String key, int met) {
    return CheckOutcome.failed(
        Message.of(key, "count", LoginTrial.LOGINS, "met", met, "cores", LoginTrial.CORES));
  }
}
