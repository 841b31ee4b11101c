package unblock.engine.model;

/**
 * The CPU time that requests of one route used on the worker.
 *
 * @param requests the number of measured requests
 * @param leastMs the least CPU time of a single request
 * @param yardstickMs the CPU time of a million steps of arithmetic in the same JVM
 */
public record Computing(Route route, int requests, double leastMs, double yardstickMs) {
  /** The least number of arithmetic steps per request, in millions. */
  public double millionSteps() {
    return leastMs / yardstickMs;
  }
}
