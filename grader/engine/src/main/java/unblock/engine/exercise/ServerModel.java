package unblock.engine.exercise;

import unblock.runtime.HandlerThreads;

/** The kind of server that runs handlers. */
public sealed interface ServerModel {
  /** The number of platform threads that run handlers. */
  int workers();

  /** The kind of threads that run handlers. */
  default HandlerThreads threads() {
    return HandlerThreads.POOL;
  }

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

  /** A virtual thread for each request, which may block. Needs Java {@value #JAVA} or later. */
  record VirtualThreads() implements ServerModel {
    /** The first Java with virtual threads. */
    public static final int JAVA = 21;

    @Override
    public int workers() {
      return 1;
    }

    @Override
    public HandlerThreads threads() {
      return HandlerThreads.VIRTUAL;
    }

    @Override
    public boolean mayBlock() {
      return true;
    }
  }

  /** One worker that takes the next request only after the reply to the last one. */
  record Serial() implements ServerModel {
    @Override
    public int workers() {
      return 1;
    }

    @Override
    public HandlerThreads threads() {
      return HandlerThreads.SERIAL;
    }

    @Override
    public boolean mayBlock() {
      return true;
    }
  }
}
