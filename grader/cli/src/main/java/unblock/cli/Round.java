package unblock.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import unblock.grader.model.GradeReport;
import unblock.grader.submission.Submission;

/** One round of grading: many submissions, some at once. Ctrl-C ends it and all it started. */
final class Round implements AutoCloseable {
  /** So many exercises are worth preparing for: that takes what seven of them save. */
  private static final int MANY = 12;

  private final Grading grading;
  private final ExecutorService graders;
  private final Thread onInterrupt = new Thread(this::abandon, "unblock-end");
  private volatile boolean abandoned;

  private Round(Grading grading, int jobs) {
    this.grading = grading;
    this.graders = Executors.newFixedThreadPool(jobs);
  }

  static Round of(Grading grading, int jobs) {
    Round round = new Round(grading, jobs);
    Runtime.getRuntime().addShutdownHook(round.onInterrupt);
    return round;
  }

  /** Hands each grade to the desk as soon as it and those before it are there. */
  List<GradeReport> grade(List<Submission> submissions, Desk desk) {
    if (submissions.stream().mapToInt(each -> each.exercises().size()).sum() >= MANY) {
      grading.expectMany();
    }
    List<Future<GradeReport>> futures =
        submissions.stream().map(each -> graders.submit(() -> grading.grade(each))).toList();
    List<GradeReport> reports = new ArrayList<>();
    for (int i = 0; i < futures.size() && !abandoned; i++) {
      Submission submission = submissions.get(i);
      try {
        GradeReport report = futures.get(i).get();
        if (!abandoned) {
          reports.add(report);
          desk.accept(submission, report);
        }
      } catch (ExecutionException e) {
        if (!abandoned) {
          desk.refuse(
              "%s could not be graded: the grader failed (%s). This costs no points; run it again."
                  .formatted(submission.name(), e.getCause()));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new Fault("The grading was interrupted; run it again.", e);
      }
    }
    if (abandoned) {
      throw new Fault("The grading was interrupted; run it again.");
    }
    return List.copyOf(reports);
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
