package unblock.analyzer;

import unblock.message.Message;

/** How sure a finding is, and what it is about. */
public enum Severity {
  /** Blocks the worker, for certain. */
  BLOCKS("blocks"),
  /** Blocks the worker on some path, in some order of events, or for a short time. */
  MAY_BLOCK("may-block"),
  /** Keeps the worker busy with computing. */
  COMPUTES("computes"),
  /** Could not be followed: reflection, method handles, native code, class loaders. */
  OPAQUE("opaque"),
  /** Wrong for another reason, named by the finding's key. */
  ERROR("error"),
  /** Worth knowing; costs nothing. */
  NOTE("note");

  private final String word;

  Severity(String word) {
    this.word = word;
  }

  /** The word for people. */
  public Message words() {
    return Message.of("severity." + word);
  }

  /** The word in grade.json. */
  @Override
  public String toString() {
    return word;
  }
}
