package unblock.runtime;

/**
 * Whether the given server may still be changed. A submission reaches the server, its pool and its
 * connector through Jetty's public API. While the server runs, they refuse every call that would
 * add workers, change the port or stop the server.
 */
final class ServerSeal {
  private volatile boolean sealed;

  /** Forbids changes from now on. */
  void close() {
    sealed = true;
  }

  /** Allows changes again, before the server is stopped. */
  void open() {
    sealed = false;
  }

  boolean isSealed() {
    return sealed;
  }

  /**
   * Checks that changes are allowed.
   *
   * @throws IllegalStateException while the server runs
   */
  void check() {
    if (sealed) {
      throw new IllegalStateException("The given server cannot be changed while it runs");
    }
  }
}
