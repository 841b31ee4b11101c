package unblock.runtime;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * What the probes in a submission's code tell: which of its calls ran on the worker, however short
 * they were, and whether the worker waited in them.
 *
 * <p>Chosen by measurement. Flight Recorder sees as much without touching the code, but starting it
 * in a fresh JVM takes 615 ms on 17 and 702 ms on 25 (the management bean behind this: 35 and 67
 * ms), and its results lag; a sampler is blind to what is shorter than its period.
 */
public final class ProbeRecorder {
  /** So many calls can have a probe. */
  public static final int MOST_SITES = 1 << 14;

  private static final AtomicReferenceArray<@Nullable SiteFigures> FIGURES =
      new AtomicReferenceArray<>(MOST_SITES);
  private static final ThreadLocal<@Nullable WorkerVisit> ON_WORKER = new ThreadLocal<>();

  private static volatile Runnable onForgery = () -> {};

  private ProbeRecorder() {}

  /**
   * That call is about to be made on the calling thread; numbers beyond the bound are ignored.
   *
   * @return whether it is time to look at who reports it
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

  /** Something else than probed code has reported. */
  public static void forged() {
    onForgery.run();
  }

  /** Has that done when something else than probed code reports. */
  static void onForgery(Runnable task) {
    onForgery = task;
  }

  /** That call came back; one that throws never says so. */
  public static void exit(int site) {
    WorkerVisit visit = ON_WORKER.get();
    if (visit != null) {
      visit.exit(site);
    }
  }

  /** The calling thread is the worker from now on. */
  static void begin() {
    ON_WORKER.set(new WorkerVisit());
  }

  /** The calling thread is the worker no more; CPU time since {@link #begin} in ns. */
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

  /** The figures of every call that was made, in the words of {@link SiteFigures#tell}. */
  static List<String> tell() {
    List<String> told = new ArrayList<>();
    for (int site = 0; site < MOST_SITES; site++) {
      SiteFigures figures = FIGURES.get(site);
      if (figures != null) {
        told.add(figures.tell(site));
      }
    }
    return told;
  }
}
