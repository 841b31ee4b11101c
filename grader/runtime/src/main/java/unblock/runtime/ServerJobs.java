package unblock.runtime;

import java.util.List;

/** Distinguishes the server's own jobs on its threads from jobs that a submission has submitted. */
final class ServerJobs {
  /**
   * The method of Jetty's pool that runs a job, whether the server or a submission has submitted
   * it.
   */
  private static final String RUNS_A_JOB = "runJob";

  /** Jetty's own jobs, and the jobs that complete the stages of an asynchronous store. */
  private static final List<String> SERVERS =
      List.of(
          "org.eclipse.jetty.", "unblock.runtime.LoopUserStore", "unblock.runtime.WorkerRegistry");

  /**
   * Classes that only a submission calls, even if Jetty has started the job ({@code
   * AsyncContext.start}).
   */
  private static final List<String> SUBMISSIONS =
      List.of(
          "unblock.exercises.",
          "unblock.runtime.SqliteUserStore",
          "unblock.runtime.ClosableUserStore",
          "unblock.runtime.GatedStore",
          "unblock.runtime.GatedCalls");

  private ServerJobs() {}

  /**
   * Whether a thread of the server runs a job that is not the server's.
   *
   * @param stack the frames, innermost first
   */
  static boolean isForeign(List<StackTraceElement> stack) {
    return stack.stream().anyMatch(frame -> is(frame, SUBMISSIONS)) || runsForeignJob(stack);
  }

  private static boolean runsForeignJob(List<StackTraceElement> stack) {
    for (int i = 1; i < stack.size(); i++) {
      if (stack.get(i).getMethodName().equals(RUNS_A_JOB) && is(stack.get(i), SERVERS)) {
        return !is(stack.get(i - 1), SERVERS);
      }
    }
    return false;
  }

  private static boolean is(StackTraceElement frame, List<String> prefixes) {
    return prefixes.stream().anyMatch(frame.getClassName()::startsWith);
  }
}
