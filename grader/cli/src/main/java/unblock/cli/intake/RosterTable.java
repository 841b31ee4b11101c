package unblock.cli.intake;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.TextEncoding;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * The cells of a roster, as a spreadsheet has saved them: UTF-8 with or without a byte order mark,
 * or UTF-16; separated by commas, semicolons or tabs.
 *
 * @param head the first line
 * @param lines the others
 */
record RosterTable(List<String> head, List<List<String>> lines) {
  /** Excel reads the separator from such a line before the header. */
  private static final Pattern SEPARATOR_LINE =
      Pattern.compile("(?i)\\s*\"?sep=(.)\"?[ \\t]*(?:\\r\\n|\\r|\\n|$)");

  /** A text that Excel is not to read as a number: {@code ="00123"}. */
  private static final Pattern FORCED_TEXT = Pattern.compile("=\"(.*)\"");

  /** Reads the file. */
  static RosterTable read(Path file) throws UnusableSubmission {
    String text = text(file);
    Matcher first = SEPARATOR_LINE.matcher(text);
    boolean isDeclared = first.lookingAt();
    String cells = isDeclared ? text.substring(first.end()) : text;
    char separator = isDeclared ? first.group(1).charAt(0) : separator(cells);
    List<List<String>> lines = lines(file, cells, separator);
    if (lines.isEmpty()) {
      throw new UnusableSubmission(Message.of("intake.roster-empty", "file", file.toString()));
    }
    return new RosterTable(lines.get(0), lines.subList(1, lines.size()));
  }

  private static String text(Path file) throws UnusableSubmission {
    try {
      byte[] bytes = BoundedFile.read(file, IntakeLimits.ROSTER);
      if (startsWith(bytes, 'P', 'K', 3, 4) || startsWith(bytes, 0xD0, 0xCF, 0x11, 0xE0)) {
        throw new UnusableSubmission(Message.of("intake.roster-workbook", "file", file.toString()));
      }
      return TextEncoding.of(bytes).strictlyDecoded(bytes);
    } catch (CharacterCodingException e) {
      throw new UnusableSubmission(
          Message.of("intake.roster-not-utf8", "file", file.toString()), e);
    } catch (IOException e) {
      throw new UnusableSubmission(
          Message.of("intake.roster-unreadable", "file", file.toString(), "reason", IoReason.of(e)),
          e);
    }
  }

  private static boolean startsWith(byte[] bytes, int... first) {
    for (int i = 0; i < first.length; i++) {
      if (i >= bytes.length || (bytes[i] & 0xFF) != first[i]) {
        return false;
      }
    }
    return true;
  }

  private static List<List<String>> lines(Path file, String text, char separator)
      throws UnusableSubmission {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator);
    try (MappingIterator<String[]> lines =
        new CsvMapper()
            .readerFor(String[].class)
            .with(schema)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readValues(text)) {
      return lines.readAll().stream()
          .map(line -> Stream.of(line).map(RosterTable::cell).toList())
          .filter(line -> line.stream().anyMatch(cell -> !cell.isEmpty()))
          .toList();
    } catch (IOException | RuntimeException e) {
      throw new UnusableSubmission(
          Message.of("intake.roster-not-csv", "file", file.toString(), "reason", IoReason.of(e)),
          e);
    }
  }

  private static String cell(String text) {
    String plain = text.strip();
    Matcher forced = FORCED_TEXT.matcher(plain);
    return forced.matches() ? forced.group(1).strip() : plain;
  }

  private static char separator(String text) {
    return CsvSeparator.of(text.lines().filter(line -> !line.isBlank()).findFirst().orElse(""));
  }
}
