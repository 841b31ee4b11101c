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
 * One round of grading: many submissions, some at once. Of all of them, only those whose turn it is
 * are in memory. Ctrl-C ends it and all it started.
 */
final class GradingRound implements AutoCloseable {
  /** So many submissions are worth preparing for: that takes what seven exercises save. */
  private static final int MANY = 4;

  /**
   * After so many submissions the heap is swept, which takes about 0.1 s. What is alive stays the
   * same (47 MB after 50 and after 180), but left alone, the collector would rather grow the heap
   * than sweep it, up to a quarter of the machine, which the submissions' own JVMs need, too: the
   * process peaked at 1366 MB in 1,000 submissions that way, at 669 MB this way.
   */
  private static final int TIDY = 10;

  private final GradingService grading;
  private final Optional<GradeFiles> files;
  private final int jobs;
  private final ExecutorService graders;

  /** Nobody goes on before the last outcome was taken: a slow disk does not fill the memory. */
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
   * A round that begins.
   *
   * @param files what earlier runs have kept; null when nothing is kept
   */
  static GradingRound of(GradingService grading, @Nullable GradeFiles files, int jobs) {
    GradingRound round = new GradingRound(grading, files, jobs);
    Runtime.getRuntime().addShutdownHook(round.onInterrupt);
    return round;
  }

  /** Hands over each outcome as it comes, on the calling thread. */
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
        // The machine is going down already, and the hook does what was to be done.
        return;
      }
    }
  }

  /** What comes in from now on is the noise of things ending, and no grade. */
  private void abandon() {
    abandoned = true;
    graders.shutdownNow();
    grading.close();
  }
}
