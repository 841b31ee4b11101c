package unblock.engine.exercise.cpubound;

import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.Trials;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.HeldStep;
import unblock.engine.model.HeldTrial;

/**
 * The trial with eight logins at once, and two other requests. First the look-ups of the logins are
 * released, so that the passwords are verified; each verification waits at the gate. Then those of
 * the other two are. At last one verification ends, so that the next can start.
 *
 * @param verifying the step after which the look-ups of the logins are over, and no verification is
 * @param others the step that releases the other two requests
 * @param next the step that ends one verification
 * @param most the largest number of verifications at the same time
 * @param unanswered the number of requests that never got a reply
 */
record LoginTrial(HeldStep verifying, HeldStep others, HeldStep next, int most, int unanswered) {
  /** The number of cores that the hasher reports. */
  static final int CORES = 2;

  /** The number of logins. */
  static final int LOGINS = 8;

  /** The name of the trial in the evidence. */
  static final String NAME = "eight-logins";

  private static final Aspect ASPECT = new Aspect(NAME);

  /** The key of a verification begins with the name of the method. */
  private static final String VERIFY = "verify ";

  private static final int VERIFYING = 1;
  private static final int OTHERS = 2;
  private static final int NEXT = 3;

  /** Runs the trial. */
  static void run(Trials trials) throws IOException {
    List<Question> logins = trials.oracle().right(Collections.nCopies(LOGINS, UserRoutes.LOGIN));
    List<Question> others = trials.oracle().right(List.of(UserRoutes.INFO, UserRoutes.HISTORY));
    List<Question> all = Stream.concat(logins.stream(), others.stream()).toList();
    var unused =
        trials.hold(
            NAME,
            ASPECT,
            all,
            held -> {
              held.release(keys(logins));
              held.release(keys(others));
              held.release(verifications(held.atTheGate()).stream().limit(1).toList());
            });
  }

  private static List<String> keys(List<Question> questions) {
    return questions.stream().map(Question::key).toList();
  }

  /** Reads the trial; empty when it was omitted. */
  static Optional<LoginTrial> of(Evidence.Ran ran) {
    return ran.heldTrial(NAME)
        .map(HeldTrial::steps)
        .filter(steps -> steps.size() > NEXT)
        .map(steps -> read(steps, ran));
  }

  private static LoginTrial read(List<HeldStep> steps, Evidence.Ran ran) {
    return new LoginTrial(
        steps.get(VERIFYING),
        steps.get(OTHERS),
        steps.get(NEXT),
        steps.stream().mapToInt(LoginTrial::verifications).max().orElse(0),
        (int) ran.exchanges(ASPECT).stream().filter(Exchange::unanswered).count());
  }

  /** The number of verifications at the gate in that step. */
  static int verifications(HeldStep step) {
    return verifications(step.atTheGate()).size();
  }

  private static List<String> verifications(List<String> keys) {
    return keys.stream().filter(key -> key.startsWith(VERIFY)).toList();
  }
}
