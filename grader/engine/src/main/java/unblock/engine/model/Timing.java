package unblock.engine.model;

/**
 * The timing bound: three requests at once against one alone, in one run.
 *
 * @param delayMs the delay d of each slow call
 * @param oneMs from the first request sent to the last reply, for one request alone
 * @param threeMs from the first request sent to the last reply, for three requests at once
 */
public record Timing(double delayMs, double oneMs, double threeMs) {
  /**
   * The largest ratio at which three requests at once count as concurrent. The ratio is 2 when one
   * request waits for another, 3 for a serial server, and little more than 1 for a correct answer
   * with a long delay.
   */
  public static final double BOUND = 1.5;

  /** Whether three requests took about as long as one. */
  public boolean concurrent() {
    return ratio() <= BOUND;
  }

  /** The time of three requests divided by the time of one. */
  public double ratio() {
    return threeMs / oneMs;
  }
}
