package unblock.engine.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Compares one look at a child with the next, and says when nothing will come of it any more. A
 * thread that waits for a core is no thread that waits: a child that is slow, starved or stopped
 * shows threads that could run, or does not answer, and is waited for. (The child's CPU time alone
 * is no measure: on 2 cores with 5 busy processes a child that was starting up got so little of it
 * that it seemed to rest.)
 *
 * <p>Nothing comes any more when one of these holds:
 *
 * <ul>
 *   <li>It <b>rests</b>: no thread has run or waited for a core for longer than the network's own
 *       timers take. Then a request takes a turn through all that a reply may still be in, and
 *       after it, nothing moves either.
 *   <li>It <b>circles</b>: at so many looks every thread was found where it was, and none had
 *       anything to do. Something wakes, finds nothing, and waits on. Between two looks a thread
 *       that waits for a core would have got one: looking itself takes turns on it.
 *   <li>It <b>computes</b>, each of its busy threads for twice as long as its start took, and
 *       nothing has come of it.
 *   <li>It <b>trickles</b>: something always moves, the child was quick to answer very many looks,
 *       and what was waited for did not come.
 * </ul>
 */
final class QuiescenceDetector {
  /** What one more look has shown. */
  enum Sight {
    MOVES,
    /** Nothing moves in the child; is something still on its way to or from it? */
    RESTS,
    OVER
  }

  /** More than TCP's delayed acknowledgement (40 ms) and its shortest retransmission (200 ms). */
  private static final Duration FOR_THE_NETWORK = Duration.ofMillis(250);

  /** A thread that sleeps goes on by itself; so long is it waited for. */
  private static final Duration FOR_TIMERS = Duration.ofSeconds(3);

  private static final int LOOKS_TO_REST = 4;
  private static final int LOOKS_TO_CIRCLE = 20;

  /** Where only Java's states are known: so many times as long as a look takes must it rest. */
  private static final int LOOKS_LONG = 15;

  /**
   * So many times the CPU time that the child had spent when it was first looked at may be spent
   * from one request's step to the next: it has started a JVM and a server by then, on this
   * machine. Right answers were seen at 0.3 times for two hundred requests together (400 ms of
   * 1,200, to the upstream service). Four times made an answer that loops in all handlers 3 s
   * dearer.
   */
  private static final int TIMES_THE_START = 2;

  private static final long LEAST_COMPUTING_MS = 1_500;
  private static final long MOST_COMPUTING_MS = 10_000;

  /** The same where the start itself is waited for; it takes 500 ms, and may warm something up. */
  private static final long STARTING_MS = 4_000;

  private static final int TRICKLING_LOOKS = 150;
  private static final Duration TRICKLING = Duration.ofSeconds(30);
  private static final Duration GOOD_LOOK = Duration.ofMillis(250);

  /** Looks in a row that showed the same. */
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
   * A watch that begins now.
   *
   * @param start now, in ns
   * @param atLeast how long a thing may take to come by itself, with nothing moving: a time-out in
   *     the submission, which no look shows. It counts from when the child came to rest, since a
   *     child that was stopped for a while starts its timers late.
   */
  QuiescenceDetector(long start, Duration atLeast) {
    this.start = start;
    this.atLeastNanos = atLeast.toNanos();
  }

  /** The child did not answer a look. */
  void blind() {
    before = null;
    startAgain();
  }

  /** After {@link Sight#RESTS}: a request has taken its turn, or has not got through. */
  void turned(boolean through) {
    before = null; // The turn itself has moved things.
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
   * Takes one more look.
   *
   * @param came how many steps the requests have taken so far; while that grows, whatever the child
   *     computes leads somewhere
   * @param now when it was over, in ns
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
