package unblock.engine.watch;

import io.methvin.watcher.DirectoryChangeEvent;
import io.methvin.watcher.DirectoryWatcher;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.helpers.NOPLogger;

/**
 * Reports which exercises have a changed source, by the events of the operating system. Changes
 * within {@value #JOINED_MS} ms are one, because editors write a file in several steps.
 */
final class SourceWatcher implements AutoCloseable {
  private static final int JOINED_MS = 100;

  private final List<WatchedExercise> exercises;
  private final Consumer<WatchEvent> events;
  private final Set<String> changed = new LinkedHashSet<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(SourceWatcher::daemon);
  private final DirectoryWatcher watcher;

  private SourceWatcher(WatchedProject project, Consumer<WatchEvent> events) throws IOException {
    this.exercises = project.exercises();
    this.events = events;
    this.watcher =
        DirectoryWatcher.builder()
            .paths(exercises.stream().map(WatchedExercise::folder).toList())
            .listener(this::take)
            .logger(NOPLogger.NOP_LOGGER)
            .build();
  }

  /**
   * Starts watching; each later change is reported.
   *
   * @param events called on a thread of its own
   * @throws IOException when the system does not watch these folders
   */
  static SourceWatcher open(WatchedProject project, Consumer<WatchEvent> events)
      throws IOException {
    SourceWatcher sources = new SourceWatcher(project, events);
    CompletableFuture<Void> watching = sources.watcher.watchAsync(task -> daemon(task).start());
    try {
      if (watching.isDone()) {
        watching.join(); // Only a failure ends it at once.
      }
    } catch (CompletionException e) {
      sources.close();
      throw new IOException(e.getCause());
    }
    return sources;
  }

  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "source-watcher");
    thread.setDaemon(true);
    return thread;
  }

  /** A lost event may have been about each exercise. */
  private synchronized void take(DirectoryChangeEvent event) {
    boolean isLost = event.eventType() == DirectoryChangeEvent.EventType.OVERFLOW;
    boolean isFirst = changed.isEmpty();
    Path file = event.path();
    exercises.stream()
        .filter(each -> isLost || each.has(file))
        .forEach(each -> changed.add(each.id()));
    if (isFirst && !changed.isEmpty()) {
      var unused = timer.schedule(this::report, JOINED_MS, TimeUnit.MILLISECONDS);
    }
  }

  private void report() {
    List<String> ids = new ArrayList<>();
    synchronized (this) {
      ids.addAll(changed);
      changed.clear();
    }
    ids.forEach(id -> events.accept(new WatchEvent.SourceChanged(id)));
  }

  @Override
  public void close() throws IOException {
    timer.shutdownNow();
    watcher.close();
  }
}
