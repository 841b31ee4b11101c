package unblock.engine.judge;

import unblock.engine.exercise.CheckResult;
import unblock.engine.exercise.Criterion;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Verdict;
import unblock.message.Message;

/**
 * A criterion that stayed inconclusive in two fresh processes while known answers came out right:
 * the submission causes that, and it fails. Otherwise whoever hides from the grader would be graded
 * for ever.
 */
final class RepeatedDoubtRule {
  private RepeatedDoubtRule() {}

  /** The opinion itself where only the grader or the machine can be its cause; else failed. */
  static CheckResult judge(Evidence.Repeated repeated, Criterion criterion, CheckResult opinion) {
    return opinion.verdict() == Verdict.INCONCLUSIVE
            && repeated.criteria().contains(criterion.key())
            && canBeCausedByTheSubmission(repeated.seen(), criterion.aspect())
        ? CheckResult.failed(Message.joined(opinion.message(), Message.of("judge.repeated-doubt")))
            .with(opinion.findings())
        : opinion;
  }

  private static boolean canBeCausedByTheSubmission(Evidence seen, Aspect aspect) {
    if (seen instanceof Evidence.Unsettled) {
      return true;
    }
    // The clock is a busy machine's; what is missing from the evidence is not the submission's.
    return seen instanceof Evidence.Ran ran && ran.isWhole() && !aspect.equals(Aspect.TIMING);
  }
}
