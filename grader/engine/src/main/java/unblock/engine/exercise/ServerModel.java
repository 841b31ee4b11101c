package unblock.engine.exercise;

/** The kind of server that runs handlers. */
public sealed interface ServerModel {
  /** The number of threads that run handlers. */
  int workers();

  /** Whether a handler may block its worker while it waits. */
  boolean mayBlock();

  /** Several workers: a handler that blocks holds one of them, which is allowed. */
  record WorkerPool(int workers) implements ServerModel {
    @Override
    public boolean mayBlock() {
      return true;
    }
  }

  /** One worker: a handler that blocks it stops the whole server. */
  record EventLoop() implements ServerModel {
    @Override
    public int workers() {
      return 1;
    }

    @Override
    public boolean mayBlock() {
      return false;
    }
  }
}
