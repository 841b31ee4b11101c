package unblock.engine.model;

import java.util.Locale;

/** Who ended a process. */
public enum EndedBy {
  ITSELF,
  /** It did over its connection what no honest process does, or fell silent. */
  GRADER;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
