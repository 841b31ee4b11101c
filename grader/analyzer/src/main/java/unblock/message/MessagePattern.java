package unblock.message;

import java.text.ChoiceFormat;
import java.text.Format;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An entry of a bundle with names in place of the numbers of {@link MessageFormat}: {@code
 * {requests,choice,1#1 request|1<{requests} requests}}. A name without a format stands for the
 * value as it is, so that a line number has no separators. An apostrophe is only that.
 */
final class MessagePattern {
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)(,\\w+|\\})");

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

  private String numbered(MatchResult found) {
    boolean plain = found.group(2).equals("}");
    String slot = found.group(1) + (plain ? "" : found.group(2));
    int number = plain ? names.indexOf(slot) : -1; // Each format has a number of its own.
    if (number < 0) {
      number = names.size();
      names.add(slot);
    }
    return Matcher.quoteReplacement("{" + number + found.group(2));
  }

  /** The names that the entry uses. */
  Set<String> names() {
    Set<String> all = new TreeSet<>();
    names.forEach(slot -> all.add(nameOf(slot)));
    return all;
  }

  /**
   * The text.
   *
   * @param text makes a text of a value
   */
  String format(Map<String, Object> arguments, Function<Object, String> text) {
    Object[] values = new Object[names.size()];
    Format[] formats = format.getFormatsByArgumentIndex();
    for (int i = 0; i < values.length; i++) {
      String slot = names.get(i);
      Object value = arguments.getOrDefault(nameOf(slot), "?");
      values[i] =
          slot.indexOf(',') >= 0 && value instanceof Number number
              ? chosen(formats[i], number)
              : text.apply(value);
    }
    synchronized (format) {
      return format.format(values);
    }
  }

  /** Below the smallest number of a choice, its last text fits: 0 files, as 2 files. */
  private static Number chosen(Format format, Number value) {
    if (format instanceof ChoiceFormat choice && value.doubleValue() < choice.getLimits()[0]) {
      return choice.getLimits()[choice.getLimits().length - 1];
    }
    return value;
  }

  private static String nameOf(String slot) {
    int comma = slot.indexOf(',');
    return comma < 0 ? slot : slot.substring(0, comma);
  }
}
