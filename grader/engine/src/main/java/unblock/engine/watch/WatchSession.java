package unblock.engine.watch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import unblock.message.Translator;

/**
 * The loop of a watch: takes one event after the other, starts the gradings that the new state
 * requests, shows its page, and remembers where the student is.
 */
final class WatchSession {
  private final WatchedProject project;
  private final long seed;
  private final Translator texts;
  private final Path memoryFile;
  private final ExerciseGradings gradings;
  private final WatchConsole console;

  WatchSession(
      WatchedProject project,
      long seed,
      Translator texts,
      Path memoryFile,
      ExerciseGradings gradings,
      WatchConsole console) {
    this.project = project;
    this.seed = seed;
    this.texts = texts;
    this.memoryFile = memoryFile;
    this.gradings = gradings;
    this.console = console;
  }

  /**
   * Runs until the student quits, or until the input has ended and no grading is running.
   *
   * @param memory of the last session
   */
  void run(WatchMemory memory, BlockingQueue<WatchEvent> events)
      throws InterruptedException, IOException {
    WatchState state = memory.begin(project.exercises());
    WatchMemory written = memory;
    requestedSince(List.of(), state.exercises());
    boolean mayBePressed = true;
    while (!state.isOver() && (mayBePressed || state.isGrading())) {
      console.show(WatchPage.of(state, project, seed, texts, console.width()));
      WatchEvent event = events.take();
      mayBePressed &= !(event instanceof WatchEvent.InputEnded);
      WatchState next = state.after(event);
      requestedSince(state.exercises(), next.exercises());
      state = next;
      WatchMemory now = WatchMemory.of(state);
      if (!now.equals(written)) {
        now.write(memoryFile);
        written = now;
      }
    }
    if (!state.isOver()) {
      console.show(WatchPage.of(state, project, seed, texts, console.width()));
    }
  }

  private void requestedSince(List<ExerciseProgress> before, List<ExerciseProgress> after) {
    for (int i = 0; i < after.size(); i++) {
      int requests = before.isEmpty() ? 0 : before.get(i).requests();
      if (after.get(i).requests() > requests) {
        gradings.start(project.exercises().get(i), after.get(i).requests());
      }
    }
  }
}
