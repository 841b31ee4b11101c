package unblock.engine.preflight;

import java.util.Optional;
import unblock.message.Message;

/**
 * Open files and connections of the grader. Measured: 394 for one submission at a time and 1,182
 * for four, most of them connections of some 220 requests at once; with a limit of 64, a correct
 * answer lost 8 of 40 points. A submission in a container needs 1,083; with a limit of 520, its
 * grading did not end.
 *
 * @param limit the limit of this process; its JVM has raised the soft limit to the hard limit
 * @param route the route of requests to submissions
 */
record OpenFilesRequirement(long limit, ConnectionRoute route) implements StartRequirement {
  private static final int FOR_THE_GRADER = 200;

  @Override
  public Optional<Message> problem(int jobs) {
    long need = FOR_THE_GRADER + (long) route.forAJob * jobs;
    if (limit >= need) {
      return Optional.empty();
    }
    long fit = (limit - FOR_THE_GRADER) / route.forAJob;
    return Optional.of(
        Message.of(
            "preflight.open-files",
            "limit",
            limit,
            "jobs",
            jobs,
            "need",
            need,
            "fewer",
            StartRequirement.orFewer(fit)));
  }
}
