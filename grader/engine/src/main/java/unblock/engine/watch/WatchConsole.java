package unblock.engine.watch;

import java.util.List;

/** Where the watch shows its page and where its keys come from. */
interface WatchConsole extends AutoCloseable {
  /** The number of columns. */
  int width();

  /** Shows the page in place of the one before. */
  void show(List<String> page);

  /** Restores the terminal. Safe to call twice and from any thread. */
  @Override
  void close();
}
