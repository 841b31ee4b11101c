package unblock.cli;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/** How a submission is isolated from the machine. */
enum IsolationMode {
  PROCESS,
  CONTAINER;

  static IsolationMode of(String word) {
    return Stream.of(values())
        .filter(each -> each.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () -> new TypeConversionException("it is process or container, not '" + word + "'"));
  }

  /** Returns the word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
