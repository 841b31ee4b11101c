package unblock.engine.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import unblock.engine.dependency.AsyncStore;
import unblock.engine.dependency.BlockingStore;
import unblock.engine.exercise.Dependency;
import unblock.message.Message;

/** The two ways in which the article's handlers ask the database. */
enum HandlerStyle {
  /** The thread that runs the handler waits. */
  BLOCKING("Blocking.java", BlockingStore.ofUsers()),

  /** No thread waits: the handler returns, and the reply follows later. */
  NON_BLOCKING("NonBlocking.java", AsyncStore.ofUsers());

  private final String file;
  @SuppressWarnings("ImmutableEnumChecker") // A dependency does not change.
  private final Dependency store;

  HandlerStyle(String file, Dependency store) {
    this.file = file;
    this.store = store;
  }

  /** The store that the handlers get. */
  Dependency store() {
    return store;
  }

  /** The name in a few words. */
  Message words() {
    return switch (this) {
      case BLOCKING -> Message.of("demo.blocking");
      case NON_BLOCKING -> Message.of("demo.non-blocking");
    };
  }

  /** What a handler of this kind does, in one sentence. */
  Message about() {
    return switch (this) {
      case BLOCKING -> Message.of("demo.blocking.about");
      case NON_BLOCKING -> Message.of("demo.non-blocking.about");
    };
  }

  /** The source of the handlers. */
  String source() {
    try (InputStream in = Objects.requireNonNull(HandlerStyle.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
