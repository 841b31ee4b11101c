package unblock.exercises.offload;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/** Runs blocking calls on other threads. */
final class Offloader implements AutoCloseable {
  private final ExecutorService pool;

  Offloader(int size) {
    pool = Executors.newFixedThreadPool(size);
  }

  <T> CompletableFuture<T> run(Supplier<T> blocking) {
    return CompletableFuture.supplyAsync(blocking, pool);
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
