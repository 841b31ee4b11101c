package unblock.engine.demo;

import unblock.engine.exercise.ServerModel;
import unblock.message.Message;

/** The five kinds of servers that the article compares. */
enum ArticleModel {
  /** One worker that never has to wait. */
  EVENT_LOOP(new ServerModel.EventLoop()),

  /** A usual pool. */
  POOL(new ServerModel.WorkerPool(8)),

  /** The pool of the article's framework, which has 40 tokens. */
  LARGE_POOL(new ServerModel.WorkerPool(40)),

  /** A virtual thread for each request. */
  VIRTUAL_THREADS(new ServerModel.VirtualThreads()),

  /** One worker that serves one request after the other. */
  SERIAL(new ServerModel.Serial());

  @SuppressWarnings("ImmutableEnumChecker") // A model does not change.
  private final ServerModel server;

  ArticleModel(ServerModel server) {
    this.server = server;
  }

  ServerModel server() {
    return server;
  }

  /** Whether this Java has such a server. */
  boolean isThere() {
    return this != VIRTUAL_THREADS
        || Runtime.version().feature() >= ServerModel.VirtualThreads.JAVA;
  }

  /** The name in a few words. */
  Message words() {
    return switch (this) {
      case EVENT_LOOP -> Message.of("demo.model.event-loop");
      case POOL, LARGE_POOL -> Message.of("demo.model.pool", "workers", server.workers());
      case VIRTUAL_THREADS -> Message.of("demo.model.virtual-threads");
      case SERIAL -> Message.of("demo.model.serial");
    };
  }
}
