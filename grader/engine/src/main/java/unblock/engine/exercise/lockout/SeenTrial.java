package unblock.engine.exercise.lockout;

import java.util.List;
import unblock.engine.model.HeldAction;
import unblock.engine.model.HeldStep;
import unblock.engine.model.HeldTrial;

/** What one held trial shows about its log-ins and the table. */
record SeenTrial(HeldTrial trial) {
  /** The users of the requests, in the order of sending. */
  List<String> users() {
    return trial.steps().stream()
        .filter(step -> step.action() == HeldAction.SENT)
        .flatMap(step -> step.keys().stream())
        .toList();
  }

  /** The user of the first request; empty text when no request was sent. */
  String user() {
    return users().stream().findFirst().orElse("");
  }

  /** Whether these calls waited at the gate at the same time. */
  boolean wereTogether(List<String> calls) {
    return trial.steps().stream().anyMatch(step -> step.atTheGate().containsAll(calls));
  }

  /** Whether two calls for the count of the first user waited at the gate at the same time. */
  boolean haveMet() {
    String user = user();
    return trial.steps().stream()
        .anyMatch(
            step ->
                step.atTheGate().stream().filter(call -> TableCalls.isOf(call, user)).count() > 1);
  }

  /** The statuses of all replies, in the order of sending. */
  List<Integer> replies() {
    return trial.steps().stream()
        .reduce((step, next) -> next)
        .map(HeldStep::replies)
        .orElse(List.of());
  }
}
