package unblock.cli;

import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.TypeConversionException;
import unblock.message.Message;

/** A word that an option does not accept; picocli adds the name of the option. */
final class InvalidValue extends TypeConversionException {
  private static final long serialVersionUID = 1;

  private final transient Message reason;

  InvalidValue(Message reason) {
    super(reason.key());
    this.reason = reason;
  }

  /**
   * Returns the choice with that word.
   *
   * @throws InvalidValue when there is none; it names the choices
   */
  static <T> T oneOf(List<? extends T> choices, Function<? super T, String> words, String word) {
    for (T each : choices) {
      if (words.apply(each).equals(word)) {
        return each;
      }
    }
    List<String> all = choices.stream().map(words).toList();
    throw new InvalidValue(Message.of("cli.value.not-one-of", "value", word, "choices", all));
  }

  /** Why, as the end of a sentence: no capital letter, no full stop. */
  Message reason() {
    return reason;
  }
}
