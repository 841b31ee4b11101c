package unblock.engine.watch;

import java.util.Optional;

/**
 * A key of the watch, by the letters that press it: Latin, and the same keys of a Korean layout.
 */
enum WatchKey {
  HINT("hH\u3157"),
  NEXT("nN\u315c"),
  LIST("lL\u3163"),
  TIMELINE("tT\u3145"),
  REPORT("rR\u3131"),
  /** Also Ctrl-D. */
  QUIT("qQ\u3142\u3143\u0004");

  private final String letters;

  WatchKey(String letters) {
    this.letters = letters;
  }

  /** The key of that character; empty for any other character. */
  static Optional<WatchKey> of(int character) {
    for (WatchKey key : values()) {
      if (key.letters.indexOf(character) >= 0) {
        return Optional.of(key);
      }
    }
    return Optional.empty();
  }
}
