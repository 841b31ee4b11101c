package unblock.engine.exercise;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Services that all runs of a grader share and that are closed with the grader. */
public interface SharedServices {
  /**
   * Returns the service of that type.
   *
   * @param maker creates it in the background at the first request
   */
  <S extends AutoCloseable> CompletableFuture<S> get(Class<S> type, Supplier<S> maker);

  /** Waits for a reply from that address for at most that long, and returns whether one arrived. */
  boolean ping(URI address, Duration most);
}
