package unblock.cli;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/** What keeps a submission apart from the machine it runs on. */
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

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
