package unblock.analyzer;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import unblock.message.Message;

/** The messages about files that could not be read. */
final class UnreadableFiles {
  /** The maximum number of messages about one place; further ones are only counted. */
  private static final int MOST = 20;

  private final List<Message> messages = new ArrayList<>();

  List<Message> messages() {
    return messages;
  }

  int size() {
    return messages.size();
  }

  /**
   * Adds a message about a file.
   *
   * @param more the further arguments of the message, names and values in turn
   */
  void add(String key, Object file, Object... more) {
    List<Object> arguments = new ArrayList<>(List.of("file", file.toString()));
    arguments.addAll(List.of(more));
    messages.add(Message.of(key, arguments.toArray()));
  }

  /** Adds a message about a file whose reading failed. */
  void addFailure(Object file, IOException reason) {
    if (reason instanceof AccessDeniedException) {
      add("analyzer.no-permission", file);
    } else {
      add("analyzer.unreadable-file", file, "reason", text(reason));
    }
  }

  /** Returns the reason, as far as the exception tells it. */
  static String text(Exception e) {
    return String.valueOf(e.getMessage());
  }

  /**
   * Keeps the messages about the first files of a place, and counts the rest.
   *
   * @param before the number of messages before the place was read
   */
  void shorten(int before, Path place) {
    int more = messages.size() - before - MOST;
    if (more > 0) {
      messages.subList(before + MOST, messages.size()).clear();
      add("analyzer.more-unreadable", place, "count", more);
    }
  }
}
