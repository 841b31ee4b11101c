package unblock.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Collects the reports of the probes in a submission's code: which calls ran on the worker, however
 * short they were, and whether the worker waited in them.
 *
 * <p>Measurements led to this design. Flight Recorder observes the same without changing the code,
 * but starting it in a fresh JVM takes 615 ms on JDK 17 and 702 ms on JDK 25 (the management bean
 * used here: 35 and 67 ms), and its results are late. A sampling profiler misses calls that are
 * shorter than its period.
 */
public final class ProbeRecorder {
  /** The maximum number of calls with a probe. */
  public static final int MOST_SITES = 1 << 14;

  private static final AtomicReferenceArray<@Nullable SiteFigures> FIGURES =
      new AtomicReferenceArray<>(MOST_SITES);
  private static final ThreadLocal<@Nullable WorkerVisit> ON_WORKER = new ThreadLocal<>();

  private static volatile Runnable onForgery = () -> {};

  private ProbeRecorder() {}

  /**
   * Reports that this call is about to be made on the calling thread. Numbers beyond the bound are
   * ignored.
   *
   * @return whether the caller must check now that the report is from probed code
   */
  public static boolean enter(int site) {
    if (site < 0 || site >= MOST_SITES) {
      return false;
    }
    WorkerVisit visit = ON_WORKER.get();
    if (visit == null) {
      figures(site).passedElsewhere();
      return false;
    }
    visit.enter(site);
    return figures(site).isCheckDue();
  }

  /** Reports that code other than probed code has called the probes. */
  public static void forged() {
    onForgery.run();
  }

  /** Whether classes with probes may be loaded by that loader; only this module creates it. */
  public static boolean loadsProbedCode(@Nullable ClassLoader loader) {
    return loader instanceof SubmissionLoader
        || ProbeRecorder.class.getClassLoader().equals(loader);
  }

  /** Drops all figures, because the numbers of the calls have another meaning from now on. */
  static void clear() {
    for (int site = 0; site < MOST_SITES; site++) {
      FIGURES.set(site, null);
    }
  }

  /** Sets the task to run when code other than probed code calls the probes. */
  static void onForgery(Runnable task) {
    onForgery = task;
  }

  /** Reports that this call has returned. A call that throws does not report this. */
  public static void exit(int site) {
    WorkerVisit visit = ON_WORKER.get();
    if (visit != null) {
      visit.exit(site);
    }
  }

  /** Starts measuring: the calling thread is now the worker. */
  static void begin() {
    ON_WORKER.set(new WorkerVisit());
  }

  /**
   * Stops measuring: the calling thread is no longer the worker. Returns the CPU time since {@link
   * #begin} in ns.
   */
  static long end() {
    WorkerVisit visit = ON_WORKER.get();
    ON_WORKER.remove();
    return visit == null ? 0 : visit.end();
  }

  static SiteFigures figures(int site) {
    SiteFigures figures = FIGURES.get(site);
    if (figures == null) {
      FIGURES.compareAndSet(site, null, new SiteFigures());
      figures = FIGURES.get(site);
    }
    return java.util.Objects.requireNonNull(figures);
  }

  /** Returns the figures of every call that was made, in the format of {@link SiteFigures#tell}. */
  static List<String> tell() {
    List<String> lines = new ArrayList<>();
    for (int site = 0; site < MOST_SITES; site++) {
      SiteFigures figures = FIGURES.get(site);
      if (figures != null) {
        lines.add(figures.tell(site));
      }
    }
    return lines;
  }
}
