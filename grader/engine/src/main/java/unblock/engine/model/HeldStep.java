package unblock.engine.model;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * One step of a held trial, and what was there when nothing moved any more.
 *
 * @param keys the keys of the requests that were sent, or of the calls that were released
 * @param atTheGate the keys of all slow calls that then waited at the gate, in order of arrival; of
 *     a call that is no look-up, its method and arguments, as in {@code write alice 2}
 * @param replies the status of each reply so far, in the order of sending
 * @param pulse whether the worker answered then
 * @param holders the stacks that then held the worker, when some request had neither a call at the
 *     gate nor a reply, or the pulse was missing
 * @param executors the submission's threads, when some request had neither a call at the gate nor a
 *     reply
 * @param handlers what the handlers did then, in a trial that starts and closes them
 */
public record HeldStep(
    HeldAction action,
    List<String> keys,
    List<String> atTheGate,
    List<Integer> replies,
    Pulse pulse,
    List<Stack> holders,
    List<ObservedExecutor> executors,
    HandlersState handlers) {
  /** Without handlers that the trial starts and closes. */
  public HeldStep(
      HeldAction action,
      List<String> keys,
      List<String> atTheGate,
      List<Integer> replies,
      Pulse pulse,
      List<Stack> holders,
      List<ObservedExecutor> executors) {
    this(
        action,
        keys,
        atTheGate,
        replies,
        pulse,
        holders,
        executors,
        HandlersState.of(HandlersPhase.STARTED));
  }

  public HeldStep {
    keys = List.copyOf(keys);
    atTheGate = List.copyOf(atTheGate);
    replies = List.copyOf(replies);
    holders = List.copyOf(holders);
    executors = List.copyOf(executors);
  }

  /** Returns a copy with the executors changed by that function. */
  HeldStep withExecutors(UnaryOperator<ObservedExecutor> change) {
    return new HeldStep(
        action,
        keys,
        atTheGate,
        replies,
        pulse,
        holders,
        executors.stream().map(change).toList(),
        handlers);
  }

  /** The number of replies so far with that status. */
  public int replies(int status) {
    return (int) replies.stream().filter(each -> each == status).count();
  }
}
