package unblock.engine.exercise;

import java.util.random.RandomGenerator;

/** The number of requests that a correct answer lets wait at the same time. */
public sealed interface ConcurrencyPromise {
  /** The least number. */
  int atOnce();

  /** The number of requests sent together, and the number that have to wait together. */
  record GatheringSize(int sent, int together) {}

  /**
   * Returns a size for one run, drawn at random so that a submission cannot match its pool to it.
   */
  GatheringSize draw(RandomGenerator random);

  /** The largest number of requests that the server accepts together, however fast they come. */
  default int accepted() {
    return Integer.MAX_VALUE;
  }

  /** The number of look-ups that fail together, so that resources which a failure leaks add up. */
  int failuresAtOnce();

  /** That many requests wait together; further ones may wait in a queue. */
  record AtLeast(int atOnce) implements ConcurrencyPromise {
    /** The largest number of additional requests, which a pool of exactly that size queues. */
    private static final int BEYOND = 8;

    @Override
    public GatheringSize draw(RandomGenerator random) {
      return new GatheringSize(atOnce + 1 + random.nextInt(BEYOND), atOnce);
    }

    @Override
    public int failuresAtOnce() {
      return Math.max(BEYOND, atOnce);
    }
  }

  /**
   * That many requests wait together, and the server refuses requests beyond a bound. A pool whose
   * threads are still asleep may refuse earlier than its bound, so no more are sent together.
   */
  record Exactly(int atOnce) implements ConcurrencyPromise {
    @Override
    public int accepted() {
      return atOnce;
    }

    @Override
    public GatheringSize draw(RandomGenerator random) {
      return new GatheringSize(atOnce, atOnce);
    }

    @Override
    public int failuresAtOnce() {
      return atOnce;
    }
  }

  /** All requests wait together, without a bound. */
  record Unbounded() implements ConcurrencyPromise {
    /** One more than the largest pool that servers have by default: 200 threads. */
    private static final int BEYOND_ANY_POOL = 201;

    /** Few numbers: each further request costs time, and a larger pool does not become right. */
    private static final int RANGE = 10;

    private static final int FAILURES = 20;

    @Override
    public int atOnce() {
      return BEYOND_ANY_POOL;
    }

    @Override
    public GatheringSize draw(RandomGenerator random) {
      int all = BEYOND_ANY_POOL + random.nextInt(RANGE);
      return new GatheringSize(all, all);
    }

    @Override
    public int failuresAtOnce() {
      return FAILURES;
    }
  }
}
