package unblock.cli.marks;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import unblock.cli.intake.CsvSeparator;
import unblock.message.Message;

/**
 * A CSV file in which single cells can be replaced while all other bytes stay as they are: the
 * encoding, a byte order mark, the separator, the line ends and the quotation marks. The structure
 * of the file is read from its units, which are two bytes in UTF-16 and one byte in any other
 * encoding; separators, quotation marks and line ends are the same units in all of them.
 */
final class TableFile {
  private static final byte[] UTF_8_MARK = {(byte) 0xef, (byte) 0xbb, (byte) 0xbf};
  private static final byte[] UTF_16LE_MARK = {(byte) 0xff, (byte) 0xfe};
  private static final byte[] UTF_16BE_MARK = {(byte) 0xfe, (byte) 0xff};

  /** Encodings in which spreadsheets save CSV, by the language of the machine. */
  private static final List<String> OF_MACHINES =
      List.of("windows-1252", "windows-1250", "x-windows-949", "windows-31j", "GBK");

  private final byte[] bytes;
  private final Charset charset;
  private final int unitSize;
  private final int markSize;
  private final char separator;
  private final List<List<Cell>> rows;

  /**
   * One cell.
   *
   * @param start the offset of its first byte, with the quotation mark
   * @param end the offset after its last byte
   * @param text its content without quotation marks
   * @param isQuoted whether it has quotation marks
   */
  record Cell(int start, int end, String text, boolean isQuoted) {
    boolean isBlank() {
      return text.isBlank();
    }
  }

  private TableFile(byte[] bytes, Charset charset, int markSize) throws UnusableMarks {
    this.bytes = bytes;
    this.charset = charset;
    this.markSize = markSize;
    this.unitSize =
        charset.equals(StandardCharsets.UTF_16LE) || charset.equals(StandardCharsets.UTF_16BE)
            ? 2
            : 1;
    if ((bytes.length - markSize) % unitSize != 0) {
      throw new UnusableMarks(Message.of("marks.not-text"));
    }
    this.separator = separatorOfHeader();
    this.rows = rowsOfCells();
  }

  /** Reads a table in Unicode, or else in the most usual encoding of machines. */
  static TableFile of(byte[] bytes) throws UnusableMarks {
    return readings(bytes).get(0);
  }

  /**
   * Reads a table in each encoding that it may have. Only the texts of cells differ, and what is
   * written into a cell is the same in each of them.
   *
   * @throws UnusableMarks if it is not text, or a quotation mark is not closed
   */
  static List<TableFile> readings(byte[] bytes) throws UnusableMarks {
    if (startsWith(bytes, UTF_8_MARK)) {
      return List.of(new TableFile(bytes, requireUtf8(bytes), UTF_8_MARK.length));
    }
    if (startsWith(bytes, UTF_16LE_MARK)) {
      return List.of(new TableFile(bytes, StandardCharsets.UTF_16LE, UTF_16LE_MARK.length));
    }
    if (startsWith(bytes, UTF_16BE_MARK)) {
      return List.of(new TableFile(bytes, StandardCharsets.UTF_16BE, UTF_16BE_MARK.length));
    }
    for (byte each : bytes) {
      if (each == 0) {
        throw new UnusableMarks(Message.of("marks.not-text"));
      }
    }
    if (isUtf8(bytes)) {
      return List.of(new TableFile(bytes, StandardCharsets.UTF_8, 0));
    }
    List<TableFile> readings = new ArrayList<>();
    for (String each : OF_MACHINES) {
      if (Charset.isSupported(each)) {
        readings.add(new TableFile(bytes, Charset.forName(each), 0));
      }
    }
    return readings;
  }

  /** The text in that column of a row; empty where the row has no such cell. */
  static String text(List<Cell> row, int column) {
    return column >= 0 && column < row.size() ? row.get(column).text() : "";
  }

  /** The rows with at least one cell that is not blank. */
  List<List<Cell>> rows() {
    return rows;
  }

  char separator() {
    return separator;
  }

  /** Returns the bytes of the file with these texts in place of those of the cells. */
  byte[] with(Map<Cell, String> texts) {
    Map<Integer, Map.Entry<Cell, String>> byStart = new TreeMap<>();
    texts.entrySet().forEach(each -> byStart.put(each.getKey().start(), each));
    ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + 16 * texts.size());
    int at = 0;
    for (Map.Entry<Cell, String> each : byStart.values()) {
      Cell cell = each.getKey();
      out.write(bytes, at, cell.start() - at);
      out.writeBytes(written(each.getValue(), cell.isQuoted()).getBytes(charset));
      at = cell.end();
    }
    out.write(bytes, at, bytes.length - at);
    return out.toByteArray();
  }

  private String written(String text, boolean wasQuoted) {
    return wasQuoted || text.indexOf(separator) >= 0 ? '"' + text + '"' : text;
  }

  private static Charset requireUtf8(byte[] bytes) throws UnusableMarks {
    if (!isUtf8(bytes)) {
      throw new UnusableMarks(Message.of("marks.not-text"));
    }
    return StandardCharsets.UTF_8;
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static boolean startsWith(byte[] bytes, byte[] mark) {
    if (bytes.length < mark.length) {
      return false;
    }
    for (int i = 0; i < mark.length; i++) {
      if (bytes[i] != mark[i]) {
        return false;
      }
    }
    return true;
  }

  private int units() {
    return (bytes.length - markSize) / unitSize;
  }

  private int unit(int index) {
    int at = markSize + index * unitSize;
    if (unitSize == 1) {
      return bytes[at] & 0xff;
    }
    int first = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    return charset.equals(StandardCharsets.UTF_16LE) ? second << 8 | first : first << 8 | second;
  }

  private String text(int from, int to) {
    return new String(bytes, markSize + from * unitSize, (to - from) * unitSize, charset);
  }

  /** The first line that names columns; Excel writes {@code sep=;} above it. */
  private char separatorOfHeader() {
    String line = "";
    for (int from = 0; from < units() && line.isBlank(); ) {
      int to = from;
      boolean quoted = false;
      while (to < units() && (quoted || !isLineEnd(unit(to)))) {
        quoted ^= unit(to) == '"';
        to++;
      }
      line = text(from, to);
      from = to + 1;
    }
    String stated = line.strip();
    if (stated.regionMatches(true, 0, "sep=", 0, 4) && stated.length() == 5) {
      return stated.charAt(4);
    }
    return CsvSeparator.of(line);
  }

  private static boolean isLineEnd(int unit) {
    return unit == '\n' || unit == '\r';
  }

  private List<List<Cell>> rowsOfCells() throws UnusableMarks {
    List<List<Cell>> all = new ArrayList<>();
    List<Cell> row = new ArrayList<>();
    int at = 0;
    while (at < units()) {
      int end = endOfCell(at);
      row.add(cell(at, end));
      boolean isLast = end >= units() || isLineEnd(unit(end));
      if (isLast) {
        add(row, all);
        row = new ArrayList<>();
      } else if (end + 1 == units()) {
        row.add(cell(end + 1, end + 1));
        add(row, all);
      }
      at = end + 1;
    }
    return List.copyOf(all);
  }

  private void add(List<Cell> row, List<List<Cell>> all) {
    boolean statesSeparator =
        all.isEmpty() && row.get(0).text().regionMatches(true, 0, "sep=", 0, 4);
    if (!statesSeparator && row.stream().anyMatch(cell -> !cell.isBlank())) {
      all.add(List.copyOf(row));
    }
  }

  private int endOfCell(int from) throws UnusableMarks {
    int at = from;
    if (at < units() && unit(at) == '"') {
      at++;
      while (at < units() && (unit(at) != '"' || (at + 1 < units() && unit(at + 1) == '"'))) {
        at += unit(at) == '"' ? 2 : 1;
      }
      if (at >= units()) {
        throw new UnusableMarks(Message.of("marks.open-quote"));
      }
    }
    while (at < units() && unit(at) != separator && !isLineEnd(unit(at))) {
      at++;
    }
    return at;
  }

  private Cell cell(int from, int to) {
    String raw = text(from, to);
    boolean isQuoted = raw.length() > 1 && raw.startsWith("\"") && raw.endsWith("\"");
    String text = isQuoted ? raw.substring(1, raw.length() - 1).replace("\"\"", "\"") : raw;
    return new Cell(markSize + from * unitSize, markSize + to * unitSize, text, isQuoted);
  }
}
