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

  private static final int LOOKS_TO_REST = 4;
  private static final int LOOKS_TO_CIRCLE = 20;

  /** The least rest, in durations of a snapshot, where only Java's thread states are known. */
  private static final int LOOKS_LONG = 15;

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

  private static final int TRICKLING_LOOKS = 150;
  private static final Duration TRICKLING = Duration.ofSeconds(30);
  private static final Duration GOOD_LOOK = Duration.ofMillis(250);

  /** Consecutive snapshots with the same result. */
  private static final class Stretch {
    private int looks;
    private long since;

    void add(boolean same, long lastLook) {
      since = looks == 0 ? lastLook : since;
      looks = same ? looks + 1 : 0;
    }
  }

  private final long start;
  private final long atLeastNanos;
  private final Stretch rest = new Stretch();
  private final Stretch circle = new Stretch();
  private @Nullable ChildSnapshot before;
  private long lastLook;
  private long firstCpuMs = -1;
  private long cpuMsAtStep;
  private long steps = -1;
  private long slowestNanos;
  private int good;
  private boolean turned;

  /**
   * Starts now.
   *
   * @param start now, in ns
   * @param atLeast the time that the event may take without any activity: a time-out in the
   *     submission, which no snapshot shows. It counts from when the child came to rest, because a
   *     child that was stopped for a while starts its timers late.
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
    rest.looks = 0;
    circle.looks = 0;
    turned = false;
  }

  /**
   * Evaluates one more snapshot.
   *
   * @param came the number of steps of all requests so far; while it grows, the child's computation
   *     makes progress
   * @param now the time after the snapshot, in ns
   */
  Sight look(ChildSnapshot seen, long came, long now, long tookNanos) {
    firstCpuMs = firstCpuMs < 0 ? seen.cpuMs() : firstCpuMs;
    cpuMsAtStep = came == steps ? cpuMsAtStep : seen.cpuMs();
    steps = came;
    slowestNanos = Math.max(slowestNanos, tookNanos);
    good += tookNanos < GOOD_LOOK.toNanos() ? 1 : 0;
    ChildSnapshot last = before;
    before = seen;
    long then = lastLook;
    lastLook = now;
    if (now - start >= atLeastNanos && (computes(seen) || trickles(now))) {
      return Sight.OVER;
    }
    if (last == null) {
      return Sight.MOVES;
    }
    boolean rests = seen.restsSince(last);
    boolean circles = seen.circlesSince(last);
    if (turned) {
      boolean still = rests || (circles && circle.looks >= LOOKS_TO_CIRCLE);
      if (!still) {
        startAgain();
      }
      return still ? Sight.OVER : Sight.MOVES;
    }
    rest.add(rests, then);
    circle.add(circles, then);
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
    return good >= TRICKLING_LOOKS && now - start >= TRICKLING.toNanos();
  }

  private boolean hasRested(ChildSnapshot seen, long now) {
    long network = FOR_THE_NETWORK.toNanos();
    long certain = seen.ran().isPresent() ? network : Math.max(network, LOOKS_LONG * slowestNanos);
    long timers = seen.timed() ? FOR_TIMERS.toNanos() : 0;
    return rest.looks >= LOOKS_TO_REST
        && now - rest.since >= Math.max(certain, Math.max(timers, atLeastNanos));
  }

  private boolean hasCircled(long now) {
    return circle.looks >= LOOKS_TO_CIRCLE
        && now - circle.since >= Math.max(FOR_TIMERS.toNanos(), atLeastNanos);
  }
}
