package unblock.cli.intake;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/**
 * The students of a class: a CSV file with a header, written by a teacher or exported by Moodle or
 * Canvas.
 *
 * @param rows in order of the file
 */
record Roster(List<Row> rows) {
  private static final List<String> ID =
      List.of("id", "student id", "studentid", "id number", "id-nummer", "matrikelnummer");
  private static final List<String> LOGIN =
      List.of("username", "login", "sis login id", "sis user id", "anmeldename");
  private static final List<String> GITHUB =
      List.of("github_username", "github username", "github");
  private static final List<String> NUMBER = List.of("identifier");
  private static final List<String> NAME =
      List.of("name", "full name", "fullname", "student", "vollständiger name");
  private static final List<String> FIRST = List.of("first name", "firstname", "vorname");
  private static final List<String> LAST = List.of("last name", "lastname", "surname", "nachname");
  private static final List<String> EMAIL =
      List.of("email", "e-mail", "email address", "e-mail-adresse", "mail");
  private static final List<String> EXTENSION = List.of("extension", "extended until");
  private static final List<String> HANDED_IN =
      List.of("handed in", "submitted", "last modified (submission)");
  private static final List<String> REPOSITORY = List.of("repository", "repo", "git");

  /** The line that Canvas adds below the header, and its test student. */
  private static final Set<String> NOBODY =
      Set.of("points possible", "student, test", "test student");

  /** Columns that only Canvas' gradebook has; its {@code ID} is the number of an account. */
  private static final List<String> CANVAS = List.of("sis login id", "sis user id");

  /**
   * One student.
   *
   * @param name for comparisons; empty if the roster has none
   * @param ids in lower case, by numbering
   */
  record Row(
      Student student,
      Optional<PersonName> name,
      Map<IdKind, Set<String>> ids,
      Optional<String> repository) {
    Row {
      ids = Map.copyOf(ids);
    }

    boolean has(IdKind kind, String id) {
      return ids.getOrDefault(kind, Set.of()).contains(plain(id));
    }

    boolean hasAny(Set<IdKind> kinds, String id) {
      return kinds.stream().anyMatch(kind -> has(kind, id));
    }

    boolean holdsUnderscore(Set<IdKind> kinds) {
      return kinds.stream()
          .flatMap(kind -> ids.getOrDefault(kind, Set.of()).stream())
          .anyMatch(id -> id.contains("_"));
    }

    /** Whether that is the whole name, word by word. */
    boolean isCalledInWords(PersonName file) {
      return name.filter(each -> each.isSameAs(file)).isPresent();
    }

    /** Whether that is the whole name, word by word or, as in Canvas, in one word. */
    boolean isCalled(PersonName file) {
      return name.filter(each -> each.isAll(file)).isPresent();
    }

    /** Whether the other student has the same name; true for the same student. */
    boolean isNamesake(Row other) {
      return other.name.filter(this::isCalledInWords).isPresent();
    }

    /** Whether that is a part of the name. */
    boolean isPartlyCalled(PersonName file) {
      return name.filter(each -> each.holds(file)).isPresent();
    }

    /** Whether that is exactly the whole name and an id with a digit. */
    boolean isIdAndName(PersonName file) {
      return name.isPresent()
          && ids.getOrDefault(IdKind.STUDENT_ID, Set.of()).stream()
              .filter(id -> id.chars().anyMatch(Character::isDigit))
              .anyMatch(id -> name.get().and(id).isSameAs(file));
    }

    /** Whether that ends with the name after other words, such as the name of a group. */
    boolean endsName(PersonName file) {
      return name.filter(each -> each.isEndOf(file)).isPresent();
    }

    /** Whether that contains a word of the name, or an id. */
    boolean isNear(PersonName file) {
      return name.filter(each -> each.isNear(file) || each.isAll(file)).isPresent()
          || ids.values().stream()
              .flatMap(Set::stream)
              .anyMatch(id -> file.words().containsAll(PersonName.of(id).words()));
    }
  }

  /**
   * Reads a roster.
   *
   * @throws UnusableSubmission if the file is missing or does not identify the students
   */
  static Roster read(Path file) throws UnusableSubmission {
    String text = text(file);
    List<String[]> lines = lines(file, text);
    if (lines.isEmpty()) {
      throw new UnusableSubmission(Message.of("intake.roster-empty", "file", file.toString()));
    }
    List<String> header = Stream.of(lines.get(0)).map(Roster::plain).toList();
    if (Stream.of(ID, LOGIN, GITHUB, NAME, FIRST, LAST, EMAIL)
        .noneMatch(each -> has(header, each))) {
      throw new UnusableSubmission(
          Message.of("intake.roster-columns", "file", file.toString(), "columns", header));
    }
    List<Row> rows = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (String[] line : lines.subList(1, lines.size())) {
      Optional<Row> row = row(header, line);
      if (row.isPresent() && !ids.add(plain(row.get().student().id()))) {
        throw new UnusableSubmission(
            Message.of(
                "intake.roster-twice", "file", file.toString(), "id", row.get().student().id()));
      }
      row.ifPresent(rows::add);
    }
    return new Roster(List.copyOf(rows));
  }

  private static String text(Path file) throws UnusableSubmission {
    try {
      return BoundedFile.readText(file, IntakeLimits.ROSTER);
    } catch (CharacterCodingException e) {
      throw new UnusableSubmission(
          Message.of("intake.roster-not-utf8", "file", file.toString()), e);
    } catch (IOException e) {
      throw new UnusableSubmission(
          Message.of("intake.roster-unreadable", "file", file.toString(), "reason", IoReason.of(e)),
          e);
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
          Message.of("intake.roster-not-csv", "file", file.toString(), "reason", IoReason.of(e)),
          e);
    }
  }

  /**
   * Returns the separator. In languages with a decimal comma, programs separate columns by
   * semicolons.
   */
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
    Optional<String> identifier = has(header, GITHUB) ? cell(cells, NUMBER) : Optional.empty();
    Optional<String> id =
        Stream.of(
                cell(cells, ID),
                identifier,
                cell(cells, LOGIN),
                cell(cells, GITHUB),
                email,
                Optional.of(name))
            .flatMap(Optional::stream)
            .filter(each -> !each.isEmpty())
            .findFirst();
    if (id.isEmpty() || NOBODY.contains(plain(name))) {
      return Optional.empty();
    }
    Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
    put(ids, IdKind.STUDENT_ID, cells, ID);
    put(ids, IdKind.USERNAME, cells, LOGIN);
    put(ids, IdKind.GITHUB_USERNAME, cells, GITHUB);
    put(ids, IdKind.EMAIL, cells, EMAIL);
    email.ifPresent(
        each -> ids.put(IdKind.EMAIL_NAME, Set.of(plain(each.replaceFirst("@.*", "")))));
    if (has(header, CANVAS)) {
      put(ids, IdKind.CANVAS_USER, cells, ID);
    }
    // Moodle's worksheet contains Participant 1234567; GitHub Classroom's roster contains the id.
    cell(cells, NUMBER)
        .ifPresent(
            each -> {
              if (has(header, GITHUB)) {
                ids.merge(IdKind.STUDENT_ID, Set.of(plain(each)), Roster::both);
              } else if (!digits(each).isEmpty()) {
                ids.put(IdKind.PARTICIPANT, Set.of(digits(each)));
              }
            });
    Student student =
        new Student(
            id.get(),
            name.isEmpty() ? id.get() : name,
            email,
            ids,
            cell(cells, EXTENSION),
            cell(cells, HANDED_IN).map(HandInTime::ofCell));
    PersonName words = PersonName.of(name);
    return Optional.of(
        new Row(
            student,
            words.words().isEmpty() ? Optional.empty() : Optional.of(words),
            ids,
            cell(cells, REPOSITORY)));
  }

  private static void put(
      Map<IdKind, Set<String>> ids, IdKind kind, Map<String, String> cells, List<String> columns) {
    Set<String> found =
        columns.stream()
            .flatMap(each -> at(cells, each))
            .map(Roster::plain)
            .collect(Collectors.toUnmodifiableSet());
    if (!found.isEmpty()) {
      ids.put(kind, found);
    }
  }

  private static Set<String> both(Set<String> one, Set<String> other) {
    return Stream.concat(one.stream(), other.stream()).collect(Collectors.toUnmodifiableSet());
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

  /** Removes case and outer space, and composes letters with marks, as platforms do. */
  private static String plain(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
