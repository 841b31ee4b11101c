package unblock.cli;

import java.util.List;
import unblock.message.Translator;

/** The texts of the command line in the language of the one who typed the command. */
final class Texts {
  private Texts() {}

  static Translator texts() {
    return Translator.preferred(List.of());
  }
}
