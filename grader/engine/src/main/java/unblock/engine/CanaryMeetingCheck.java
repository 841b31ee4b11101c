package unblock.engine;

import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.CriterionCheck;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.HeldTrial;
import unblock.message.Message;

/**
 * Checks that the grader could hold two requests for one user in the same call, and release one of
 * them alone. An exercise that interleaves requests has no power on a machine where that fails: an
 * answer without a lock would pass there.
 */
record CanaryMeetingCheck() implements CriterionCheck {
  @Override
  public Source source() {
    return Source.REPORTS;
  }

  @Override
  public CheckOutcome judge(Evidence.Ran ran, Exercise exercise) {
    return ran.heldTrial(CanaryExercise.MEETING.word())
            .filter(CanaryMeetingCheck::haveMet)
            .isPresent()
        ? CheckOutcome.passed(Message.of("canary.met"))
        : CheckOutcome.failed(Message.of("canary.not-met"));
  }

  private static boolean haveMet(HeldTrial trial) {
    return trial.steps().stream().anyMatch(step -> step.atTheGate().size() == 2)
        && trial.steps().stream()
            .anyMatch(step -> step.atTheGate().size() == 1 && step.replies().size() == 1);
  }
}
