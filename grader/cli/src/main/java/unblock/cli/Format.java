package unblock.cli;

import java.util.Locale;
import java.util.stream.Stream;
import picocli.CommandLine.TypeConversionException;

/** What an inspection is printed as. */
enum Format {
  TEXT,
  JSON;

  static Format of(String word) {
    return Stream.of(values())
        .filter(each -> each.toString().equals(word))
        .findFirst()
        .orElseThrow(() -> new TypeConversionException("it is text or json, not '" + word + "'"));
  }

  /** The word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
