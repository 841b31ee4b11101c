package unblock.analyzer;

import unblock.message.Message;

/** The certainty of a finding, and the kind of its problem. */
public enum Severity {
  /** Blocks the worker, for certain. */
  BLOCKS("blocks"),
  /** Blocks the worker on some path, in some order of events, or for a short time. */
  MAY_BLOCK("may-block"),
  /** Keeps the worker busy with computing. */
  COMPUTES("computes"),
  /** Cannot be analysed: reflection, method handles, native code, class loaders. */
  OPAQUE("opaque"),
  /** Wrong for another reason, which the key of the finding names. */
  ERROR("error"),
  /** Useful information; costs no points. */
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
