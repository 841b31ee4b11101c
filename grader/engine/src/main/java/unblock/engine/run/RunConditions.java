package unblock.engine.run;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The place, the data and the child of one run.
 *
 * @param folder an empty folder for the run's output; the caller deletes it
 * @param seed the source of every random choice
 * @param stepDone called with the name of each step after it, on the calling thread
 * @param shared the child of all exercises of the submission; empty for a child of its own
 */
public record RunConditions(
    Path folder, long seed, Consumer<String> stepDone, Optional<SharedChild> shared) {

  /** A run in a child of its own, whose steps are not reported. */
  public static RunConditions alone(Path folder, long seed) {
    return new RunConditions(folder, seed, step -> {}, Optional.empty());
  }
}
