package unblock.analyzer;

import java.util.Locale;
import unblock.message.Message;

/**
 * A finding that the project accepts.
 *
 * @param source where the project says so
 */
public record SuppressedFinding(Finding finding, Source source) {
  /** The place where a project accepts a finding. */
  public enum Source {
    /** An annotation of a method or class on the path. */
    ANNOTATION,
    /** A line of the allow list. */
    ALLOW_LIST,
    /** An earlier inspection with the same finding. */
    BASELINE;

    /** The source for people. */
    public Message words() {
      return Message.of("suppressed-by." + this);
    }

    /** The word in the JSON output. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }
}
