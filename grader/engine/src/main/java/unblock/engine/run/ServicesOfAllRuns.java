package unblock.engine.run;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import unblock.engine.exercise.SharedServices;

/** The services that the runs of one {@link SubmissionRunner} share. */
final class ServicesOfAllRuns implements SharedServices, AutoCloseable {
  private final RequestSender caller;
  private final Map<Class<?>, CompletableFuture<? extends AutoCloseable>> started = new HashMap<>();
  private boolean closed;

  /** Starts without services; that caller sends their first requests. */
  ServicesOfAllRuns(RequestSender caller) {
    this.caller = caller;
  }

  @Override
  public synchronized <S extends AutoCloseable> CompletableFuture<S> get(
      Class<S> type, Supplier<S> maker) {
    if (closed) {
      return CompletableFuture.failedFuture(new IOException("Closed"));
    }
    return started
        .computeIfAbsent(
            type,
            none ->
                CompletableFuture.supplyAsync(
                    maker, task -> DaemonThreads.start("service-start", task)))
        .thenApply(type::cast);
  }

  @Override
  public boolean ping(URI address, Duration most) {
    return caller.ping(address, most);
  }

  /** Closes each service once its start is complete. */
  @Override
  public synchronized void close() {
    closed = true;
    for (CompletableFuture<? extends AutoCloseable> each : started.values()) {
      var unused = each.thenAccept(ServicesOfAllRuns::close);
    }
  }

  private static void close(AutoCloseable service) {
    try {
      service.close();
    } catch (Exception e) {
      return; // It ends with the grader.
    }
  }
}
