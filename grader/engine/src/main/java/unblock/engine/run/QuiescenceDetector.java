package unblock.engine.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Compares consecutive snapshots of a child and decides when an expected event can no longer
 * happen. A runnable thread without CPU is not waiting: a child that is slow, starved or stopped
 * shows runnable threads, or does not answer, and the grader continues to wait. (The child's CPU
 * time alone is not sufficient: on 2 cores with 5 busy processes, a child that was starting up got
 * so little of it that it seemed to rest.)
 *
 * <p>The event can no longer happen when one of these holds:
 *
 * <ul>
 *   <li>The child <b>rests</b>: no thread has run or waited for a core for longer than the
 *       network's own timers take. Then a request passes through every part in which a reply may
 *       still be, and after it, no thread moves either.
 *   <li>It <b>circles</b>: in so many snapshots every thread was in the same position, and none was
 *       busy. A thread wakes, finds no work, and waits again. Between two snapshots a thread that
 *       waits for a core would have got one, because the snapshot itself needs cores.
 *   <li>It <b>computes</b>: each busy thread has used twice the CPU time of the start, without a
 *       result.
 *   <li>It <b>trickles</b>: threads always move, the child answered very many snapshots quickly,
 *       and the event did not happen.
 * </ul>
 */
final class QuiescenceDetector {
  /** The result of one more snapshot. */
  enum Sight {
    MOVES,
    /** No thread moves in the child; the caller has to check for data on the way to or from it. */
    RESTS,
    OVER
  }

  /** More than TCP's delayed acknowledgement (40 ms) and its shortest retransmission (200 ms). */
  private static final Duration FOR_THE_NETWORK = Duration.ofMillis(250);

  /** A sleeping thread continues by itself; the detector waits that long for it. */
  private static final Duration FOR_TIMERS = Duration.ofSeconds(3);

  private static final int SNAPSHOTS_TO_REST = 4;
  private static final int SNAPSHOTS_TO_CIRCLE = 20;

  /**
   * The least rest, in durations of a snapshot, where only Java's thread states are known: a thread
   * that waits for a core does not show there. It is also at least {@link #FOR_TIMERS}: with 250
   * ms, 1 of 994 gradings without the kernel's figures was wrong, on a machine with 20 busy
   * threads.
   */
  private static final int REST_IN_SNAPSHOTS = 15;

  /**
   * The CPU time that may be used between two steps of a request, as a multiple of the CPU time
   * before the first snapshot, in which the child started a JVM and a server on this machine.
   * Correct answers were measured at 0.3 times for two hundred requests together (400 ms of 1,200,
   * to the upstream service). A factor of four made the grading of an answer that loops in all
   * handlers 3 s longer.
   */
  private static final int TIMES_THE_START = 2;

  private static final long LEAST_COMPUTING_MS = 1_500;
  private static final long MOST_COMPUTING_MS = 10_000;

  /** The CPU time allowed for a start, which takes 500 ms and may include a warm-up. */
  private static final long STARTING_MS = 4_000;

  private static final int TRICKLING_SNAPSHOTS = 150;
  private static final Duration TRICKLING = Duration.ofSeconds(30);
  private static final Duration QUICK_SNAPSHOT = Duration.ofMillis(250);

  /** Consecutive snapshots with the same result. */
  private static final class Streak {
    private int snapshots;
    private long since;

    void add(boolean same, long lastSnapshot) {
      since = snapshots == 0 ? lastSnapshot : since;
      snapshots = same ? snapshots + 1 : 0;
    }
  }

  private final long start;
  private final long atLeastNanos;
  private final Streak rest = new Streak();
  private final Streak circle = new Streak();
  private @Nullable ChildSnapshot before;
  private long lastSnapshot;
  private long firstCpuMs = -1;
  private long cpuMsAtStep;
  private long steps = -1;
  private long slowestNanos;
  private int quick;
  private boolean turned;

  /**
   * Starts now.
   *
   * @param start now, in ns
   * @param atLeast the time that the event may take without any activity: a time-out in the
   *     submission, which no snapshot shows. It counts from the beginning of the child's rest,
   *     because a child that was stopped for a while starts its timers late.
   */
  QuiescenceDetector(long start, Duration atLeast) {
    this.start = start;
    this.atLeastNanos = atLeast.toNanos();
  }

  /** Records that the child did not answer. */
  void blind() {
    before = null;
    startAgain();
  }

  /** Has to follow {@link Sight#RESTS}, with the result of a request through all parts. */
  void turned(boolean through) {
    before = null; // The request itself moved threads.
    turned = through;
    if (!through) {
      startAgain();
    }
  }

  private void startAgain() {
    rest.snapshots = 0;
    circle.snapshots = 0;
    turned = false;
  }

  /**
   * Evaluates one more snapshot.
   *
   * @param progress the number of steps of all requests so far; while it grows, the child's
   *     computation makes progress
   * @param now the time after the snapshot, in ns
   */
  Sight look(ChildSnapshot seen, long progress, long now, long tookNanos) {
    firstCpuMs = firstCpuMs < 0 ? seen.cpuMs() : firstCpuMs;
    cpuMsAtStep = progress == steps ? cpuMsAtStep : seen.cpuMs();
    steps = progress;
    slowestNanos = Math.max(slowestNanos, tookNanos);
    quick += tookNanos < QUICK_SNAPSHOT.toNanos() ? 1 : 0;
    ChildSnapshot last = before;
    before = seen;
    long previousSnapshot = lastSnapshot;
    lastSnapshot = now;
    if (now - start >= atLeastNanos && (computes(seen) || trickles(now))) {
      return Sight.OVER;
    }
    if (last == null) {
      return Sight.MOVES;
    }
    boolean rests = seen.restsSince(last);
    boolean circles = seen.circlesSince(last);
    if (turned) {
      boolean quiet = rests || (circles && circle.snapshots >= SNAPSHOTS_TO_CIRCLE);
      if (!quiet) {
        startAgain();
      }
      return quiet ? Sight.OVER : Sight.MOVES;
    }
    rest.add(rests, previousSnapshot);
    circle.add(circles, previousSnapshot);
    return hasRested(seen, now) || hasCircled(now) ? Sight.RESTS : Sight.MOVES;
  }

  private boolean computes(ChildSnapshot seen) {
    long most =
        atLeastNanos > 0
            ? STARTING_MS
            : Math.min(
                Math.max(TIMES_THE_START * firstCpuMs, LEAST_COMPUTING_MS), MOST_COMPUTING_MS);
    // Sixteen that hash at the same time are all done at the end only.
    return seen.cpuMs() - cpuMsAtStep > most * Math.max(1, seen.busy());
  }

  private boolean trickles(long now) {
    return quick >= TRICKLING_SNAPSHOTS && now - start >= TRICKLING.toNanos();
  }

  private boolean hasRested(ChildSnapshot seen, long now) {
    long certain =
        seen.ran().isPresent()
            ? FOR_THE_NETWORK.toNanos()
            : Math.max(FOR_TIMERS.toNanos(), REST_IN_SNAPSHOTS * slowestNanos);
    long timers = seen.timed() ? FOR_TIMERS.toNanos() : 0;
    return rest.snapshots >= SNAPSHOTS_TO_REST
        && now - rest.since >= Math.max(certain, Math.max(timers, atLeastNanos));
  }

  private boolean hasCircled(long now) {
    return circle.snapshots >= SNAPSHOTS_TO_CIRCLE
        && now - circle.since >= Math.max(FOR_TIMERS.toNanos(), atLeastNanos);
  }
}
