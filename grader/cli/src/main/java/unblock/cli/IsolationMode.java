package unblock.cli;

import java.util.List;
import java.util.Locale;

/** How a submission is isolated from the machine. */
enum IsolationMode {
  PROCESS,
  CONTAINER;

  static IsolationMode of(String word) {
    return InvalidValue.oneOf(List.of(values()), IsolationMode::toString, word);
  }

  /** Returns the word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
