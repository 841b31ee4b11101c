package unblock.engine.exercise;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/** Services that all runs of a grader share; they are closed with it. */
public interface SharedServices {
  /**
   * The service of that type.
   *
   * @param maker makes it in the background when it is asked for first
   */
  <S extends AutoCloseable> CompletableFuture<S> get(Class<S> type, Supplier<S> maker);

  /** Waits at most that long for a reply from that address; whether there was one. */
  boolean ping(URI address, Duration most);
}
