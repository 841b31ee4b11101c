package unblock.engine.exercise;

import java.util.random.RandomGenerator;

/** How many requests a right answer lets wait at the same time. */
public sealed interface ConcurrencyPromise {
  /** So many at least. */
  int atOnce();

  /** How many requests are sent together, and how many of them have to wait together. */
  record GatheringSize(int sent, int together) {}

  /** A size for one run, drawn so that nobody can own a pool of exactly that size. */
  GatheringSize draw(RandomGenerator random);

  /** How many look-ups fail together, so that what one does not give back is missing in numbers. */
  int failuresAtOnce();

  /** That many wait together; further ones may wait for their turn. */
  record AtLeast(int atOnce) implements ConcurrencyPromise {
    /** So many more at most are sent: what a pool of exactly that size lets wait. */
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

  /** All wait together, however many they are. */
  record Unbounded() implements ConcurrencyPromise {
    /** One more than the largest pool that servers have by default: 200 threads. */
    private static final int BEYOND_ANY_POOL = 201;

    private static final int RANGE = 40;
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
