package unblock.cli.intake;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.grader.submission.UnusableSubmission;

/**
 * Who should hand in: a CSV file with a header, as a teacher writes it or as Moodle and Canvas
 * export it.
 *
 * @param rows in order of the file
 */
record Roster(List<Row> rows) {
  private static final List<String> ID =
      List.of("id", "student id", "studentid", "id number", "id-nummer", "matrikelnummer");
  private static final List<String> LOGIN =
      List.of("username", "login", "sis login id", "sis user id", "anmeldename", "github");
  private static final List<String> NUMBER = List.of("identifier");
  private static final List<String> NAME =
      List.of("name", "full name", "fullname", "student", "vollständiger name");
  private static final List<String> FIRST = List.of("first name", "firstname", "vorname");
  private static final List<String> LAST = List.of("last name", "lastname", "surname", "nachname");
  private static final List<String> EMAIL =
      List.of("email", "e-mail", "email address", "e-mail-adresse", "mail");
  private static final List<String> REPOSITORY = List.of("repository", "repo", "git");

  /** The line that Canvas puts under the header, and the student that it invents. */
  private static final Set<String> NOBODY =
      Set.of("points possible", "student, test", "test student");

  /** A shorter id may stand in a file's name by chance. */
  private static final int TELLING = 3;

  /**
   * One student.
   *
   * @param keys all that may stand in a file's name for the student, in lower case
   */
  record Row(Student student, Set<String> keys, Optional<String> repository) {}

  /**
   * Reads a roster.
   *
   * @throws UnusableSubmission when there is none, or when it does not say who is who
   */
  static Roster read(Path file) throws UnusableSubmission {
    String text = text(file);
    List<String[]> lines = lines(file, text);
    if (lines.isEmpty()) {
      throw new UnusableSubmission("The roster %s is empty. Export it anew.".formatted(file));
    }
    List<String> header = Stream.of(lines.get(0)).map(Roster::plain).toList();
    if (Stream.of(ID, LOGIN, NAME, FIRST, LAST, EMAIL).noneMatch(each -> has(header, each))) {
      throw new UnusableSubmission(
          "The roster %s has no column id, name or email; its first line reads %s. Name the columns there."
              .formatted(file, header));
    }
    List<Row> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String[] line : lines.subList(1, lines.size())) {
      Optional<Row> row = row(header, line);
      if (row.isPresent() && !ids.add(plain(row.get().student().id()))) {
        throw new UnusableSubmission(
            "The roster %s holds %s twice. Keep one of the lines."
                .formatted(file, row.get().student().id()));
      }
      row.ifPresent(rows::add);
    }
    return new Roster(List.copyOf(rows));
  }

  private static String text(Path file) throws UnusableSubmission {
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(Limits.ROSTER);
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.startsWith("\ufeff") ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new UnusableSubmission(
          "The roster %s is not UTF-8 text. Save it as CSV in UTF-8.".formatted(file), e);
    } catch (IOException e) {
      throw new UnusableSubmission(
          "The roster %s cannot be read (%s). Check the path and try again.".formatted(file, e), e);
    }
  }

  private static List<String[]> lines(Path file, String text) throws UnusableSubmission {
    CsvSchema schema = CsvSchema.emptySchema().withColumnSeparator(separator(text));
    try (MappingIterator<String[]> lines =
        new CsvMapper()
            .readerFor(String[].class)
            .with(schema)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .with(CsvParser.Feature.SKIP_EMPTY_LINES)
            .readValues(text)) {
      return lines.readAll();
    } catch (IOException | RuntimeException e) {
      throw new UnusableSubmission(
          "The roster %s is not CSV (%s). Export it anew."
              .formatted(file, String.valueOf(e.getMessage()).lines().findFirst().orElse("")),
          e);
    }
  }

  /** Where a comma divides the numbers, programs divide the columns by a semicolon. */
  private static char separator(String text) {
    String header = text.lines().findFirst().orElse("").replaceAll("\"[^\"]*\"", "");
    return Stream.of(',', ';', '\t')
        .max(Comparator.comparingLong(each -> header.chars().filter(c -> c == each).count()))
        .orElse(',');
  }

  private static Optional<Row> row(List<String> header, String[] line) {
    Map<String, String> cells = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(header.size(), line.length); i++) {
      if (!line[i].isBlank()) {
        cells.putIfAbsent(header.get(i), line[i].strip());
      }
    }
    Optional<String> email = cell(cells, EMAIL);
    String parts =
        Stream.of(FIRST, LAST)
            .flatMap(each -> cell(cells, each).stream())
            .collect(Collectors.joining(" "));
    String name = parts.isEmpty() ? cell(cells, NAME).orElse("") : parts;
    Optional<String> id =
        Stream.of(cell(cells, ID), cell(cells, LOGIN), email, Optional.of(name))
            .flatMap(Optional::stream)
            .filter(each -> !each.isEmpty())
            .findFirst();
    if (id.isEmpty() || NOBODY.contains(plain(name))) {
      return Optional.empty();
    }
    Set<String> keys =
        Stream.concat(
                Stream.of(ID, LOGIN, EMAIL)
                    .flatMap(columns -> columns.stream().flatMap(each -> at(cells, each))),
                // Moodle's own number of a hidden student: Participant 1234567.
                NUMBER.stream().flatMap(each -> at(cells, each)).map(Roster::digits))
            .map(Roster::plain)
            .filter(key -> !key.isEmpty())
            .collect(Collectors.toSet());
    email.map(each -> plain(each.replaceFirst("@.*", ""))).ifPresent(keys::add);
    Student student = new Student(id.get(), name.isEmpty() ? id.get() : name, email);
    return Optional.of(new Row(student, Set.copyOf(keys), cell(cells, REPOSITORY)));
  }

  /** Whose it is; empty when nobody's, or when it could be more than one's. */
  Optional<Row> match(Found found) {
    String file = found.export().map(Export::student).orElse(found.name());
    if (found.export().isPresent()) {
      String id = found.export().get().id();
      Optional<Row> row = only(rows.stream().filter(each -> each.keys().contains(id)).toList());
      if (row.isPresent()) {
        return row;
      }
    } else {
      Optional<Row> row = only(rows.stream().filter(each -> holdsKey(file, each)).toList());
      if (row.isPresent()) {
        return row;
      }
    }
    PersonName name = PersonName.of(file);
    return only(
        rows.stream().filter(each -> PersonName.of(each.student().name()).isIn(name)).toList());
  }

  private static boolean holdsKey(String file, Row row) {
    String plain = plain(file);
    String words = "-" + plain.replaceAll("[^\\p{L}\\p{N}]+", "-") + "-";
    return row.keys().stream()
        .anyMatch(
            key ->
                key.equals(plain)
                    || (key.length() >= TELLING
                        && words.contains("-" + key.replaceAll("[^\\p{L}\\p{N}]+", "-") + "-")));
  }

  private static Optional<Row> only(List<Row> rows) {
    return rows.size() == 1 ? Optional.of(rows.get(0)) : Optional.empty();
  }

  private static Optional<String> cell(Map<String, String> cells, List<String> columns) {
    return columns.stream().flatMap(each -> at(cells, each)).findFirst();
  }

  private static Stream<String> at(Map<String, String> cells, String column) {
    return Stream.ofNullable(cells.get(column));
  }

  private static boolean has(List<String> header, List<String> columns) {
    return header.stream().anyMatch(columns::contains);
  }

  private static String digits(String text) {
    return text.replaceAll("\\D", "");
  }

  private static String plain(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }
}
