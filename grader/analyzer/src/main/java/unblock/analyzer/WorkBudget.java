package unblock.analyzer;

/**
 * How much work the flow may do: with bounds that real applications stay far below, code of any
 * size and shape comes to an end. Beyond half of it, methods are no longer told apart by what they
 * are called with; beyond all of it, nothing more is looked at, and the inspection says so.
 */
final class WorkBudget {
  private static final long LEAST = 1_200_000;

  /** Kept for what registers and handles requests, when all else has used up its share. */
  private static final long RESERVE = 100_000;

  private static final int PER_INSTRUCTION = 1;

  private static final int PER_CALL = 10;

  private final long all;
  private long spent;
  private long bound;
  private boolean exhausted;

  /**
   * @param instructions how large the code is
   */
  WorkBudget(long instructions) {
    this.all = LEAST + PER_INSTRUCTION * instructions;
    this.bound = all;
  }

  /** From here on, half of what is left may be spent. */
  void startFirstHalf() {
    bound = spent + (all - spent) / 2;
  }

  /** From here on, all of what is left may be spent. */
  void startSecondHalf() {
    bound = all;
  }

  boolean allows(InspectedMethod method) {
    long most = method.isNearJavalin ? bound + RESERVE : bound;
    boolean allowed = spent + cost(method) <= most;
    exhausted |= !allowed;
    return allowed;
  }

  void spend(InspectedMethod method) {
    spent += cost(method);
  }

  /** Each call hands on what its target was found to do. */
  void spendOnCall(int hits) {
    spent += PER_CALL + hits;
  }

  boolean isTight() {
    return spent > all / 2;
  }

  /** Whether more was to be looked at than is allowed. */
  boolean isExhausted() {
    return exhausted;
  }

  private static int cost(InspectedMethod method) {
    return 10 + method.node.instructions.size();
  }
}
