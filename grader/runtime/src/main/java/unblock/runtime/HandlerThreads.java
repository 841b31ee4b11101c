package unblock.runtime;

/** The kind of threads on which a server runs handlers. */
public enum HandlerThreads {
  /** A fixed number of platform threads. */
  POOL,

  /** A virtual thread for each request; needs Java 21. */
  VIRTUAL,

  /** One platform thread, which takes the next request only after the reply to the last one. */
  SERIAL
}
