package unblock.analyzer;

import java.util.List;
import java.util.Locale;
import unblock.message.Message;
import unblock.message.Translator;

/** Messages in English, for assertions. */
final class EnglishTexts {
  private static final Translator ENGLISH = Translator.of(Locale.ENGLISH);

  private EnglishTexts() {}

  static String text(Message message) {
    return ENGLISH.text(message);
  }

  static List<String> texts(List<Message> messages) {
    return messages.stream().map(EnglishTexts::text).toList();
  }
}
