package unblock.cli;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import unblock.cli.intake.Arrival;
import unblock.cli.similarity.SubmissionFingerprints;
import unblock.engine.model.GradeReport;
import unblock.engine.submission.Submission;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * Grades many submissions, some of them at once. Only the submissions that are being graded are in
 * memory. Ctrl-C ends the round and all its processes.
 */
final class GradingRound implements AutoCloseable {
  /**
   * From this number of submissions on, preparations save time: they cost as much as seven
   * exercises save.
   */
  private static final int MANY = 4;

  /**
   * The number of submissions after which the garbage collector runs, which takes about 0.1 s. The
   * live heap stays the same (47 MB after 50 and after 180 submissions), but by default the
   * collector would rather grow the heap, up to a quarter of the machine's memory, which the
   * submissions' own JVMs need. The peak of the process was 1366 MB in 1,000 submissions without
   * these collections, and 669 MB with them.
   */
  private static final int TIDY = 10;

  private final GradingService grading;
  private final Optional<GradeFiles> files;
  private final int jobs;
  private final ExecutorService graders;

  /**
   * A grading thread continues only after its outcome was taken, so that a slow disk does not fill
   * the memory.
   */
  private final BlockingQueue<ArrivalOutcome> outcomes = new SynchronousQueue<>();

  private final Thread onInterrupt = new Thread(this::abandon, "unblock-end");
  private volatile boolean abandoned;

  private GradingRound(GradingService grading, @Nullable GradeFiles files, int jobs) {
    this.grading = grading;
    this.files = Optional.ofNullable(files);
    this.jobs = jobs;
    this.graders = Executors.newFixedThreadPool(jobs);
  }

  /**
   * Begins a round.
   *
   * @param files the results of earlier runs; null if nothing is stored
   */
  static GradingRound of(GradingService grading, @Nullable GradeFiles files, int jobs) {
    GradingRound round = new GradingRound(grading, files, jobs);
    Runtime.getRuntime().addShutdownHook(round.onInterrupt);
    return round;
  }

  /** Passes on each outcome as soon as it is complete, on the calling thread. */
  void grade(List<Arrival> arrivals, Consumer<ArrivalOutcome> taken) {
    if (arrivals.size() >= MANY) {
      grading.expectMany();
    }
    Iterator<Arrival> waiting = arrivals.iterator();
    for (int i = 0; i < jobs; i++) {
      Future<?> unused = graders.submit(() -> work(waiting));
    }
    for (int i = 0; i < arrivals.size() && !abandoned; i++) {
      try {
        ArrivalOutcome outcome = outcomes.take();
        if (!abandoned) {
          taken.accept(outcome);
        }
        if (i % TIDY == TIDY - 1) {
          System.gc();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new CommandFault(Message.of("cli.interrupted"), e);
      }
    }
    if (abandoned) {
      throw new CommandFault(Message.of("cli.interrupted"));
    }
  }

  private void work(Iterator<Arrival> waiting) {
    for (Arrival next = next(waiting); next != null && !abandoned; next = next(waiting)) {
      try {
        outcomes.put(outcome(next));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private static @Nullable Arrival next(Iterator<Arrival> waiting) {
    synchronized (waiting) {
      return waiting.hasNext() ? waiting.next() : null;
    }
  }

  private ArrivalOutcome outcome(Arrival arrival) {
    try {
      Submission submission = arrival.read();
      String print = arrival.print();
      Optional<GradeReport> kept = files.flatMap(each -> each.kept(arrival.name(), print));
      if (kept.isPresent()) {
        GradeReport before = kept.get();
        boolean isSame = before.remarks().equals(submission.remarks());
        return new ArrivalOutcome.Kept(
            arrival, before.remarked(submission.remarks()), print, isSame);
      }
      GradeReport report = grading.grade(submission).remarked(submission.remarks());
      Optional<SubmissionFingerprints> fingerprints =
          files.map(each -> SubmissionFingerprints.of(submission, each.skeleton()));
      return new ArrivalOutcome.Graded(arrival, report, print, fingerprints);
    } catch (UnusableSubmission e) {
      return new ArrivalOutcome.Refused(arrival, e.message());
    } catch (RuntimeException | Error e) {
      return new ArrivalOutcome.Refused(
          arrival,
          Message.of(
              "cli.not-graded", "submission", arrival.name(), "reason", CommandFault.reason(e)));
    }
  }

  @Override
  public void close() {
    graders.shutdownNow();
    grading.close();
    if (!abandoned) {
      try {
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
      } catch (IllegalStateException e) {
        // The JVM is shutting down, and the hook releases everything.
        return;
      }
    }
  }

  /** Ends the round. Outcomes from now on are effects of the shutdown and not grades. */
  private void abandon() {
    abandoned = true;
    graders.shutdownNow();
    grading.close();
  }
}
