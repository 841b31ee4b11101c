package unblock.cli.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * One part of a class that several machines grade. A name alone decides which shard it is in:
 * CRC-32 of its UTF-8 bytes, modulo {@code of}, plus one; whoever else hands in, and whatever order
 * the machine lists them in.
 *
 * @param number from 1 to {@code of}
 * @param of how many shards there are
 */
public record ClassShard(int number, int of) {
  /** All of a class on one machine. */
  public static final ClassShard WHOLE = new ClassShard(1, 1);

  private static final Pattern FORM = Pattern.compile("(\\d{1,6})/(\\d{1,6})");

  public ClassShard {
    if (number < 1 || number > of) {
      throw new IllegalArgumentException(
          "it is I/N with I from 1 to N, as in 1/4, not '%d/%d'".formatted(number, of));
    }
  }

  /**
   * Reads {@code 2/3}: the second of three.
   *
   * @throws IllegalArgumentException when it is no such pair
   */
  @JsonCreator
  public static ClassShard of(String text) {
    Matcher parts = FORM.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "it is I/N with I from 1 to N, as in 1/4, not '%s'".formatted(text));
    }
    return new ClassShard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)));
  }

  /** Whether what bears this name is graded in this shard; exactly one of all shards says so. */
  public boolean has(String name) {
    CRC32 sum = new CRC32();
    sum.update(name.getBytes(StandardCharsets.UTF_8));
    return sum.getValue() % of == number - 1;
  }

  @JsonValue
  @Override
  public String toString() {
    return number + "/" + of;
  }
}
