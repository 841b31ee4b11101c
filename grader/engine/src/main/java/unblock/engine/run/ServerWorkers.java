package unblock.engine.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import unblock.engine.model.Stack;

/** The workers of the graded server in one child: whether they answer, and what they wait for. */
final class ServerWorkers {
  private final int number;
  private final Gate gate;
  private final WorkerMarks marks;
  private final QuiescenceWaiter waiter;
  private final Supplier<CompletableFuture<Boolean>> pulses;

  /**
   * Describes that number of workers.
   *
   * @param pulses sends a request for the pulse
   */
  ServerWorkers(
      int number,
      Gate gate,
      WorkerMarks marks,
      QuiescenceWaiter waiter,
      Supplier<CompletableFuture<Boolean>> pulses) {
    this.number = number;
    this.gate = gate;
    this.marks = marks;
    this.waiter = waiter;
    this.pulses = pulses;
  }

  int number() {
    return number;
  }

  /**
   * Whether a worker answers.
   *
   * @param atGate stacks that are already known to continue only when the gate opens
   */
  boolean answer(List<Stack> atGate) {
    Set<String> known = requests(atGate);
    CompletableFuture<Boolean> pulse = pulses.get();
    return waiter.await(
            pulse,
            seen ->
                areAllAtTheGate(seen)
                    || (known.size() >= number && known.equals(requests(seen.holders()))))
        && pulse.join();
  }

  private static Set<String> requests(List<Stack> holders) {
    return holders.stream().map(Stack::request).collect(Collectors.toSet());
  }

  /**
   * Whether none of these calls can be answered or reach the gate before it opens: they have not
   * begun, and every worker waits at the gate itself. The snapshot follows the earlier marks on the
   * same connection, so every request that began before it is known.
   */
  boolean cannotBegin(ChildSnapshot seen, List<PendingRequest> calls) {
    return areAllAtTheGate(seen) && calls.stream().noneMatch(call -> marks.began(call.id));
  }

  private boolean areAllAtTheGate(ChildSnapshot seen) {
    return seen.holders().size() >= number
        && seen.holders().stream().allMatch(holder -> gate.holds(holder.request()));
  }
}
