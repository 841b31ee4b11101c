package unblock.engine.model;

/**
 * The probes' report on one call.
 *
 * @param onWorker the number of calls on the worker
 * @param elsewhere whether it was also called on another thread
 * @param waited the number of calls on the worker during which the thread slept, was parked or
 *     waited for a notification
 * @param heldMs the time for which it held the worker in all, without nested calls
 * @param computedMs the worker's CPU time within {@code heldMs}
 */
public record Called(
    CallSite site,
    long onWorker,
    boolean elsewhere,
    long waited,
    double heldMs,
    double computedMs) {}
