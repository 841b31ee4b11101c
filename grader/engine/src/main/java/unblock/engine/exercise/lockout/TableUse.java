package unblock.engine.exercise.lockout;

import java.util.List;
import java.util.Optional;
import unblock.engine.model.Evidence;
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
        .map(SeenTrial::new)
        .flatMap(trial -> missingRead(trial).or(() -> missingWrite(trial)))
        .or(
            () ->
                SameTimeTrial.ALL.stream()
                    .flatMap(each -> ran.heldTrial(each.name()).stream())
                    .map(SeenTrial::new)
                    .flatMap(trial -> missingRead(trial).stream())
                    .findFirst());
  }

  private static Optional<Message> missingRead(SeenTrial trial) {
    String user = trial.user();
    return trial.wereTogether(List.of(TableCalls.read(user)))
        ? Optional.empty()
        : Optional.of(Message.of("lock-out.not-read", "name", user, "call", READ));
  }

  private static Optional<Message> missingWrite(SeenTrial trial) {
    String user = trial.user();
    return trial.wereTogether(List.of(TableCalls.write(user, FIRST)))
        ? Optional.empty()
        : Optional.of(Message.of("lock-out.not-written", "name", user, "call", WRITE));
  }
}
