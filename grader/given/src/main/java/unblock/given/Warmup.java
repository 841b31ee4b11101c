package unblock.given;

/** The preparation that look-ups need, such as connections and caches: about 1 s. */
@Blocking
public interface Warmup {
  /** Blocks the calling thread until everything is ready. Call it once. */
  void run();
}
