package unblock.message;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A text for people, independent of a language: the key of an entry in a {@link MessageBundle}, and
 * the values for the names in that entry. A {@link Translator} formats the text.
 *
 * @param key unique among all bundles, as in {@code judge.no-reply}
 * @param arguments by name, in the order in which the code passes them. Each value is a String, a
 *     Number, a Message, or a List of these.
 */
public record Message(String key, Map<String, Object> arguments) {
  private static final String VERBATIM = "verbatim";
  private static final String JOINED = "joined";
  private static final String TEXT = "text";

  public Message {
    Map<String, Object> copy = new LinkedHashMap<>(arguments);
    copy.replaceAll(Message::checked);
    arguments = Collections.unmodifiableMap(copy);
  }

  /** A message without arguments. */
  public static Message of(String key) {
    return new Message(key, Map.of());
  }

  /**
   * A message with arguments.
   *
   * @param namesAndValues a name, its value, the next name, and so on
   */
  public static Message of(String key, Object... namesAndValues) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      arguments.put((String) namesAndValues[i], namesAndValues[i + 1]);
    }
    return new Message(key, arguments);
  }

  /** A text that is the same in each language: code, a name, the text of a library or a system. */
  public static Message verbatim(String text) {
    return of(VERBATIM, TEXT, text);
  }

  /** One text after the other, with a space between them. Empty texts are left out. */
  public static Message joined(Message... parts) {
    return Stream.of(parts)
        .flatMap(Message::sentences)
        .filter(part -> !part.isEmpty())
        .reduce((first, next) -> of(JOINED, "first", first, "next", next))
        .orElse(empty());
  }

  /** The messages that were {@link #joined}; this message when it is one sentence. */
  private static Stream<Message> sentences(Message message) {
    return message.key.equals(JOINED)
            && message.arguments.get("first") instanceof Message first
            && message.arguments.get("next") instanceof Message next
        ? Stream.concat(sentences(first), sentences(next))
        : Stream.of(message);
  }

  /** Whether this is the other message, or begins with it because they were {@link #joined}. */
  public boolean beginsWith(Message other) {
    if (equals(other) || !key.equals(JOINED)) {
      return equals(other);
    }
    Object first = arguments.get("first");
    Message part = first instanceof Message message ? message : verbatim(String.valueOf(first));
    return part.beginsWith(other);
  }

  /**
   * Returns the message without the {@link #joined} sentences that have been told, at any depth. A
   * first sentence is never left out.
   *
   * @param told the sentences told so far; those of this message are added
   */
  public Message untold(Set<Message> told) {
    Map<String, Object> rest = new LinkedHashMap<>(arguments);
    rest.replaceAll((name, value) -> value instanceof Message part ? part.untold(told) : value);
    boolean isTold =
        key.equals(JOINED)
            && arguments.get("next") instanceof Message next
            && !next.key.equals(JOINED)
            && !told.add(next);
    return isTold && rest.get("first") instanceof Message first ? first : new Message(key, rest);
  }

  /**
   * The kind of the message: its key and the keys of its arguments. Messages of one kind differ in
   * names and numbers only, except that a verbatim text is a kind of its own.
   */
  public List<Object> kind() {
    List<Object> kind = new ArrayList<>(List.of(key.equals(VERBATIM) ? this : key));
    arguments.values().stream()
        .filter(Message.class::isInstance)
        .forEach(part -> kind.add(((Message) part).kind()));
    return kind;
  }

  /** A text that a bundle may translate; where no bundle has the key, the text stays unchanged. */
  public static Message phrase(String prefix, String text) {
    String slug = text.replaceAll("[^A-Za-z0-9]+", "-");
    return of(prefix + "." + slug, TEXT, text);
  }

  /** The message that is an empty text in each language. */
  public static Message empty() {
    return verbatim("");
  }

  /** Whether the text is empty in each language. */
  public boolean isEmpty() {
    return equals(empty());
  }

  /** The text for a key that no bundle has. */
  String fallback() {
    Object text = arguments.get(TEXT);
    return text == null ? key + (arguments.isEmpty() ? "" : " " + arguments) : text.toString();
  }

  /**
   * Converts a value to the types of JSON, so that a message that is read again equals the written
   * one.
   */
  private static Object checked(String name, Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(each -> checked(name, each)).toList();
    }
    if (value instanceof Integer number) {
      return number.longValue();
    }
    if (value instanceof Message message && message.key.equals(VERBATIM)) {
      return checked(name, message.arguments.getOrDefault(TEXT, ""));
    }
    if (value instanceof String || value instanceof Number || value instanceof Message) {
      return value;
    }
    throw new IllegalArgumentException(
        name + " is a " + value.getClass() + ", which a message cannot hold");
  }
}
