package unblock.engine.advice;

import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;

/** Finds one kind of design, good or bad, in the code of a submission. */
interface AdviceRule {
  /** Returns the advice on each place with that design; empty when the code does not have it. */
  Stream<Advice> advise(SubmissionCode code, Exercise exercise);
}
