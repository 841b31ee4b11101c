package unblock.runtime;

/**
 * Whether the given server may still be changed. A submission reaches the server, its pool and its
 * connector through Jetty's public API; once the server runs, they refuse whatever would give it
 * more workers, another port or an end.
 */
final class ServerSeal {
  private volatile boolean sealed;

  /** From now on nothing can be changed. */
  void close() {
    sealed = true;
  }

  /** The server is about to be stopped. */
  void open() {
    sealed = false;
  }

  boolean isSealed() {
    return sealed;
  }

  /**
   * Lets a change pass.
   *
   * @throws IllegalStateException while the server runs
   */
  void check() {
    if (sealed) {
      throw new IllegalStateException("The given server cannot be changed while it runs");
    }
  }
}
