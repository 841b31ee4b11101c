package unblock.cli.intake;

import java.util.List;
import java.util.Locale;
import unblock.message.Message;
import unblock.message.Translator;

/** Messages as a reader of English sees them. */
final class English {
  private static final Translator TEXTS = Translator.of(Locale.ENGLISH);

  private English() {}

  static String text(Message message) {
    return TEXTS.text(message);
  }

  static List<String> texts(List<Message> messages) {
    return messages.stream().map(TEXTS::text).toList();
  }
}
