package unblock.analyzer;

/**
 * The maximum work of the analysis, so that it ends for code of any size and shape; real
 * applications stay far below. After half of the budget, calls of a method with different arguments
 * are not distinguished any longer. After all of it, evaluation stops, and the inspection reports
 * that.
 */
final class WorkBudget {
  private static final long LEAST = 1_200_000;

  /**
   * Reserved for code that registers and handles requests, if all other code has used up its share.
   */
  private static final long RESERVE = 100_000;

  private static final int PER_INSTRUCTION = 1;

  private static final int PER_CALL = 10;

  private final long all;
  private long spent;
  private long bound;
  private boolean exhausted;

  /**
   * @param instructions the size of the code
   */
  WorkBudget(long instructions) {
    this.all = LEAST + PER_INSTRUCTION * instructions;
    this.bound = all;
  }

  /** Allows half of the remaining budget from now on. */
  void startFirstHalf() {
    bound = spent + (all - spent) / 2;
  }

  /** Allows all of the remaining budget from now on. */
  void startSecondHalf() {
    bound = all;
  }

  boolean allows(InspectedMethod method) {
    long most = method.isNearFramework ? bound + RESERVE : bound;
    boolean allowed = spent + cost(method) <= most;
    exhausted |= !allowed;
    return allowed;
  }

  void spend(InspectedMethod method) {
    spent += cost(method);
  }

  /** Counts a call, which passes on the blocking calls of its target. */
  void spendOnCall(int hits) {
    spent += PER_CALL + hits;
  }

  boolean isTight() {
    return spent > all / 2;
  }

  /** Whether the budget has ended before the analysis. */
  boolean isExhausted() {
    return exhausted;
  }

  private static int cost(InspectedMethod method) {
    return 10 + method.node.instructions.size();
  }
}
