package unblock.engine.judge;

import unblock.engine.exercise.CheckOutcome;
import unblock.engine.exercise.Criterion;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/**
 * Fails a criterion that stayed inconclusive in two fresh processes while canaries got the correct
 * verdicts, because then the submission is the cause. Without this rule, a submission that hides
 * from the grader would be graded again for ever.
 */
final class RepeatedDoubtRule {
  private RepeatedDoubtRule() {}

  /**
   * Returns the opinion itself if only the grader or the machine can be its cause, and otherwise
   * failed.
   */
  static CheckOutcome judge(Evidence.Repeated repeated, Criterion criterion, CheckOutcome opinion) {
    return opinion.verdict() == Verdict.INCONCLUSIVE
            && repeated.criteria().contains(criterion.key())
            && canBeCausedByTheSubmission(repeated.seen(), criterion.aspect())
        ? CheckOutcome.failed(Message.joined(opinion.message(), Message.of("judge.repeated-doubt")))
            .with(opinion.findings())
        : opinion;
  }

  private static boolean canBeCausedByTheSubmission(Evidence seen, Aspect aspect) {
    if (seen instanceof Evidence.Unsettled) {
      return true;
    }
    // A busy machine can disturb the timing, and the submission does not cause gaps in the
    // evidence.
    return seen instanceof Evidence.Ran ran && ran.isWhole() && !aspect.equals(Aspect.TIMING);
  }
}
