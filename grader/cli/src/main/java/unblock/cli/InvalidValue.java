package unblock.cli;

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

  /** Why, as the end of a sentence: no capital letter, no full stop. */
  Message reason() {
    return reason;
  }
}
