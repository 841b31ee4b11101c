package unblock.analyzer;

import unblock.message.Message;

/**
 * A method of the inspected code as a path names it.
 *
 * @param name as in {@code UserHandlers.login} or {@code new UserHandlers}; the class alone for a
 *     static initialiser
 */
record Frame(Kind kind, String name) {
  /** The code that contains the frame. */
  enum Kind {
    METHOD("frame.method"),
    LAMBDA("frame.lambda"),
    STATIC_INITIALISER("frame.static-initialiser"),
    LAMBDA_IN_STATIC_INITIALISER("frame.lambda-in-static-initialiser");

    private final String key;

    Kind(String key) {
      this.key = key;
    }
  }

  Message message() {
    return kind == Kind.METHOD ? Message.verbatim(name) : Message.of(kind.key, "name", name);
  }

  /** Whether this is a lambda in the other method. */
  boolean isLambdaIn(Frame other) {
    return kind == Kind.LAMBDA && other.kind == Kind.METHOD && name.equals(other.name);
  }
}
