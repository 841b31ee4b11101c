package unblock.message;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Formats messages in one language. An entry that a bundle lacks in that language is in English.
 * Thread-safe.
 */
public final class Translator {
  private static final String SEPARATOR = "list-separator";

  private final Locale locale;
  private final Map<String, String> entries;
  private final Map<String, MessagePattern> patterns = new ConcurrentHashMap<>();

  /** One for these entries alone; tests give it those of a language that is in no bundle. */
  Translator(Locale locale, Map<String, String> entries) {
    this.locale = locale;
    this.entries = Map.copyOf(entries);
  }

  /** Read once, and only where somebody asks for it. */
  private static final class English {
    private static final Translator TEXTS = of(Locale.ENGLISH);
  }

  /**
   * The English translator for the bundles of all modules on the class path, the same each time.
   */
  public static Translator english() {
    return English.TEXTS;
  }

  /**
   * Returns a translator for the bundles of all modules on the class path.
   *
   * @throws IllegalStateException when two bundles have the same key
   */
  public static Translator of(Locale locale) {
    return of(locale, List.of());
  }

  /**
   * Returns a translator for the bundles of all modules on the class path and for these.
   *
   * @throws IllegalStateException when two bundles have the same key
   */
  public static Translator of(Locale locale, Collection<? extends MessageBundle> more) {
    List<MessageBundle> bundles = new ArrayList<>();
    ClassLoader loader = Translator.class.getClassLoader();
    ServiceLoader.load(MessageBundle.class, loader).forEach(bundles::add);
    bundles.addAll(more);
    Map<String, String> english = new HashMap<>();
    Map<String, String> translated = new HashMap<>();
    for (MessageBundle bundle : bundles) {
      read(bundle.home(), "messages.properties").forEach((key, text) -> put(english, key, text));
      translated.putAll(read(bundle.home(), "messages_" + locale.getLanguage() + ".properties"));
    }
    boolean known = !translated.isEmpty();
    english.putAll(translated);
    return new Translator(known ? locale : Locale.ENGLISH, english);
  }

  /**
   * Returns a translator for the language of {@code -Dunblock.lang}, as in {@code ko}; without that
   * property, in the language of the system.
   */
  public static Translator preferred(Collection<? extends MessageBundle> more) {
    String language = System.getProperty("unblock.lang", "");
    return of(language.isEmpty() ? Locale.getDefault() : Locale.forLanguageTag(language), more);
  }

  private static void put(Map<String, String> entries, String key, String text) {
    if (entries.put(key, text) != null) {
      throw new IllegalStateException("Two bundles have the key " + key);
    }
  }

  /** Returns the entries of that file; none when the file is missing. */
  static Map<String, String> read(Class<?> home, String file) {
    Map<String, String> read = new HashMap<>();
    try (InputStream in = home.getResourceAsStream(file)) {
      if (in != null) {
        Properties entries = new Properties();
        entries.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        entries.forEach((key, text) -> read.put((String) key, (String) text));
      }
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The language of the texts as grade.json names it: {@code en}, {@code ko}. */
  public String language() {
    return locale.getLanguage();
  }

  /** The text of a message. Without an entry it is the key with its arguments. */
  public String text(Message message) {
    String entry = entries.get(message.key());
    if (entry == null) {
      return message.fallback();
    }
    String text =
        patterns
            .computeIfAbsent(message.key(), key -> new MessagePattern(entry, locale))
            .format(message.arguments(), this::value);
    return locale.getLanguage().equals("ko") ? KoreanParticles.chosen(text) : text;
  }

  /** The text of a message without arguments. */
  public String text(String key) {
    return text(Message.of(key));
  }

  private String value(Object value) {
    if (value instanceof Message message) {
      return text(message);
    }
    if (value instanceof List<?> list) {
      return list.stream()
          .map(this::value)
          .collect(Collectors.joining(entries.getOrDefault(SEPARATOR, ", ")));
    }
    return value.toString();
  }
}
