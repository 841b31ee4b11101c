package unblock.engine.model;

import java.util.Locale;
import unblock.message.Message;

/** How much a piece of advice matters, in Exercism's words; the most important type first. */
public enum AdviceType {
  /** A design that fails under load or leaks, although the run did not show it. */
  ESSENTIAL,
  /** A design that works, with a better one that is as easy. */
  RECOMMENDED,
  /** A good design. */
  GOOD;

  /** The word for people. */
  public Message words() {
    return Message.of("advice.type." + this);
  }

  /** The word in grade.json. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
