package unblock.engine.judge;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import unblock.analyzer.Finding;
import unblock.engine.model.CallSite;
import unblock.engine.model.Called;
import unblock.message.Message;

/**
 * The run's observations of the call that a finding is about.
 *
 * @param calls the calls at the finding's place, the intended one first; empty when none has a
 *     probe
 */
record ObservedCalls(List<Called> calls) {
  /** The least number of executions before the waits of a call that may block are significant. */
  private static final long ENOUGH = 3;

  /** A call that a run makes so often polls; times of single calls say nothing then. */
  private static final long POLLING = 10_000;

  ObservedCalls {
    calls = List.copyOf(calls);
  }

  static ObservedCalls of(Finding finding, List<Called> all) {
    List<Called> there =
        all.stream().filter(call -> call.site().place().equals(finding.place())).toList();
    List<Called> meant =
        there.stream().filter(call -> finding.call().contains(name(call.site()))).toList();
    return new ObservedCalls(
        (meant.isEmpty() ? there : meant)
            .stream()
                .sorted(
                    Comparator.comparingLong(Called::waited)
                        .thenComparingLong(Called::onWorker)
                        .reversed())
                .toList());
  }

  /** The call's name as in findings: {@code Thread.sleep}. */
  static String name(CallSite site) {
    return site.owner().substring(site.owner().lastIndexOf('.') + 1) + "." + site.method();
  }

  boolean isWatched() {
    return !calls.isEmpty();
  }

  boolean isReached() {
    return calls.stream().anyMatch(call -> call.onWorker() > 0);
  }

  boolean isReachedElsewhere() {
    return calls.stream().anyMatch(Called::elsewhere);
  }

  /**
   * Whether a call that is known to block did so. A call that waits for another thread may return
   * at once; then the worker never waited in it. A call that uses a disk, a network or a database
   * blocks each time, however fast it was.
   */
  boolean blocked() {
    return calls.stream()
        .anyMatch(
            call -> call.onWorker() > 0 && (call.waited() > 0 || !showsItsWaits(call.site())));
  }

  /**
   * Whether the worker waited in more than half of the calls. A fast call also waits occasionally,
   * because of locks inside the JDK: in a pool's queue, in a class loader.
   */
  boolean waitsMostly() {
    return calls.stream()
        .anyMatch(call -> call.onWorker() >= ENOUGH && call.waited() * 2 >= call.onWorker());
  }

  private static boolean showsItsWaits(CallSite site) {
    boolean waits =
        site.owner().startsWith("java.util.concurrent.")
            || site.owner().equals("java.lang.Thread")
            || site.owner().equals("java.lang.Object");
    return waits && !List.of("isDone", "yield", "onSpinWait").contains(site.method());
  }

  /**
   * How often and for how long, as a sentence.
   *
   * @param stood whether the worker was seen in it: a call that has not returned has no times
   */
  Message summary(boolean stood) {
    Called most = calls.get(0);
    if (most.onWorker() == 0) {
      return Message.of(isReachedElsewhere() ? "judge.seen-elsewhere" : "judge.not-reached");
    }
    if (most.onWorker() >= POLLING) {
      return Message.of("judge.called-often", "times", most.onWorker());
    }
    if (most.waited() == 0 && showsItsWaits(most.site())) {
      return stood
          ? Message.of("judge.still-in-it")
          : Message.of("judge.did-not-wait", "times", most.onWorker());
    }
    if (isComputing(most.site())) {
      return Message.of(
          "judge.seen-computing", "times", most.onWorker(), "held", ms(most.heldMs()));
    }
    return Message.of(
        isNative(most.site()) ? "judge.seen-in-native-code" : "judge.seen-waiting",
        "times",
        most.onWorker(),
        "held",
        ms(most.heldMs()),
        "computed",
        ms(most.computedMs()),
        "rest",
        ms(Math.max(0, most.heldMs() - most.computedMs())));
  }

  /** The gate stands for the computing of the given hasher, so its wait is not told as one. */
  private static boolean isComputing(CallSite site) {
    return site.owner().equals("unblock.given.PasswordHasher");
  }

  /** SQLite works inside the calling thread, and Java does not show that as waiting. */
  private static boolean isNative(CallSite site) {
    return site.owner().startsWith("java.sql.")
        || site.owner().startsWith("org.sqlite.")
        || site.owner().equals("unblock.given.UserStore");
  }

  private static String ms(double ms) {
    return ms < 1000
        ? String.format(Locale.ROOT, ms < 10 ? "%.1f ms" : "%.0f ms", ms)
        : String.format(Locale.ROOT, "%.1f s", ms / 1000);
  }
}
