package unblock.engine;

import java.util.List;
import java.util.Locale;
import unblock.message.Message;
import unblock.message.Translator;

/** Messages in English, for assertions. */
public final class EnglishTexts {
  /** Of the kit's own bundles and those of its exercises. */
  public static final Translator ENGLISH =
      Translator.of(Locale.ENGLISH, Course.standard().exercises());

  private EnglishTexts() {}

  /** The text of a message. */
  public static String english(Message message) {
    return ENGLISH.text(message);
  }

  /** The texts of messages. */
  public static List<String> english(List<Message> messages) {
    return messages.stream().map(ENGLISH::text).toList();
  }
}
