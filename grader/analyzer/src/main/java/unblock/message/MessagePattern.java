package unblock.message;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of a bundle with names in place of the numbers of {@link MessageFormat}: {@code
 * {requests,choice,1#1 request|1<{requests} requests}}. A name without a format stands for the
 * value as it is, so that a line number has no separators. An apostrophe is only that.
 */
final class MessagePattern {
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)([,}])");

  private final MessageFormat format;
  private final List<String> names = new ArrayList<>();

  /**
   * Reads an entry.
   *
   * @throws IllegalArgumentException when it is not a pattern
   */
  MessagePattern(String text, Locale locale) {
    Matcher matcher = NAME.matcher(text.replace("'", "''"));
    format = new MessageFormat(matcher.replaceAll(this::numbered), locale);
  }

  private String numbered(java.util.regex.MatchResult found) {
    // The same name has one number for its value and another for its text.
    String slot = found.group(1) + (found.group(2).equals(",") ? "," : "");
    if (!names.contains(slot)) {
      names.add(slot);
    }
    return Matcher.quoteReplacement("{" + names.indexOf(slot) + found.group(2));
  }

  /** The names that the entry uses. */
  Set<String> names() {
    Set<String> all = new TreeSet<>();
    names.forEach(slot -> all.add(slot.replace(",", "")));
    return all;
  }

  /**
   * The text.
   *
   * @param text makes a text of a value
   */
  String format(Map<String, Object> arguments, Function<Object, String> text) {
    Object[] values = new Object[names.size()];
    for (int i = 0; i < values.length; i++) {
      String slot = names.get(i);
      boolean formatted = slot.endsWith(",");
      Object value = arguments.getOrDefault(slot.replace(",", ""), "?");
      values[i] = formatted && value instanceof Number ? value : text.apply(value);
    }
    synchronized (format) {
      return format.format(values);
    }
  }
}
