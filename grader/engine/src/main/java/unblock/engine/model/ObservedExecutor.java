package unblock.engine.model;

import java.util.List;

/**
 * An executor of the submission, with its threads at one moment.
 *
 * @param core the number of threads that it starts without a full queue
 * @param most the number of threads that it may have
 * @param queued the number of tasks in its queue
 * @param room the number of further tasks that its queue may take
 * @param threads the number of its live threads
 * @param stacks the stacks of the first of them
 * @param madeAt the line that made it, as in {@code UserHandlers.java:12}; an empty text when that
 *     is not certain
 */
public record ObservedExecutor(
    ExecutorKind kind,
    int core,
    int most,
    int queued,
    int room,
    int threads,
    List<Stack> stacks,
    String madeAt) {
  public ObservedExecutor {
    stacks = List.copyOf(stacks);
  }

  /** The same executor with the line that made it. */
  public ObservedExecutor madeAt(String place) {
    return new ObservedExecutor(kind, core, most, queued, room, threads, stacks, place);
  }
}
