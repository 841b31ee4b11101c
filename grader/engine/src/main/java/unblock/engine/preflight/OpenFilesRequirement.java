package unblock.engine.preflight;

import java.util.Optional;
import unblock.message.Message;

/**
 * Open files and connections of the grader. Measured: 394 for one submission at a time and 1,182
 * for four, most of them connections of 240 requests at once; with a limit of 64, a right answer
 * lost 8 of 40 points. 1,083 for one in a container; with a limit of 520 it did not come to an end.
 *
 * @param limit how many this process may have open; its JVM has raised the soft limit to the hard
 * @param route how requests get to submissions
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
