package unblock.engine.exercise.lockout;

import java.util.Optional;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.HeldTrial;
import unblock.message.Message;

/** Tells from the gate whether log-ins keep their count in the table. */
final class TableUse {
  private static final AttemptCount FIRST = AttemptCount.NONE.after(Attempt.WRONG);

  private static final String READ = "AttemptTable.read";
  private static final String WRITE = "AttemptTable.write";

  private TableUse() {}

  /** The call that a log-in left out; empty when each made those that it needs. */
  static Optional<Message> missing(Evidence.Ran ran) {
    return ran.heldTrial(LockOutTrials.TWO_USERS)
        .flatMap(TableUse::missingForNewUser)
        .or(
            () ->
                SameTimeTrial.ALL.stream()
                    .flatMap(each -> ran.heldTrial(each.name()).stream())
                    .flatMap(trial -> missingRead(trial).stream())
                    .findFirst());
  }

  private static Optional<Message> missingForNewUser(HeldTrial trial) {
    String user = user(trial);
    return missingRead(trial)
        .or(
            () ->
                was(trial, TableCalls.write(user, FIRST))
                    ? Optional.empty()
                    : Optional.of(Message.of("lock-out.not-written", "name", user, "call", WRITE)));
  }

  private static Optional<Message> missingRead(HeldTrial trial) {
    String user = user(trial);
    return was(trial, TableCalls.read(user))
        ? Optional.empty()
        : Optional.of(Message.of("lock-out.not-read", "name", user, "call", READ));
  }

  /** The user of the first request. */
  private static String user(HeldTrial trial) {
    return trial.steps().get(0).keys().get(0);
  }

  private static boolean was(HeldTrial trial, String call) {
    return trial.steps().stream().anyMatch(step -> step.atTheGate().contains(call));
  }
}
