package unblock.cli;

import java.util.Locale;
import java.util.stream.Stream;
import unblock.message.Message;

/** How a submission is isolated from the machine. */
enum IsolationMode {
  PROCESS,
  CONTAINER;

  static IsolationMode of(String word) {
    return Stream.of(values())
        .filter(each -> each.toString().equals(word))
        .findFirst()
        .orElseThrow(
            () ->
                new InvalidValue(
                    Message.of(
                        "cli.value.not-one-of",
                        "value",
                        word,
                        "choices",
                        Stream.of(values()).map(IsolationMode::toString).toList())));
  }

  /** Returns the word on the command line. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
