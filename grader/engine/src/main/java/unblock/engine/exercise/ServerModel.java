package unblock.engine.exercise;

/** The kind of server that runs handlers. */
public sealed interface ServerModel {
  /** How many threads run handlers. */
  int workers();

  /** Whether a handler may hold its worker while it waits. */
  boolean mayBlock();

  /** Several workers: a handler that blocks holds one of them, and that is right. */
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
