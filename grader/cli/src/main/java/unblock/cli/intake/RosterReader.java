package unblock.cli.intake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/** Reads the lines of a roster into students and teams. */
final class RosterReader {
  /** The line that Canvas adds below the header, and its test student. */
  private static final Set<String> NOBODY =
      Set.of("points possible", "student, test", "test student");

  private static final Set<RosterColumn> WHO =
      Set.of(
          RosterColumn.ID,
          RosterColumn.USERNAME,
          RosterColumn.GIT_ACCOUNT,
          RosterColumn.IDENTIFIER,
          RosterColumn.NAME,
          RosterColumn.FIRST_NAME,
          RosterColumn.LAST_NAME,
          RosterColumn.EMAIL,
          RosterColumn.MEMBERS);

  private final Path file;
  private final List<Roster.Row> rows = new ArrayList<>();
  private final Set<String> ids = new HashSet<>();

  private RosterReader(Path file) {
    this.file = file;
  }

  static Roster read(Path file) throws UnusableSubmission {
    RosterTable table = RosterTable.read(file);
    List<String> header = table.head().stream().map(RosterColumn::plain).toList();
    if (WHO.stream().noneMatch(each -> header.stream().anyMatch(each.headings()::contains))) {
      throw new UnusableSubmission(
          Message.of("intake.roster-columns", "file", file.toString(), "columns", table.head()));
    }
    RosterReader reader = new RosterReader(file);
    List<RosterLine> lines =
        table.lines().stream().map(line -> RosterLine.of(header, line)).toList();
    for (RosterLine line : lines) {
      if (!line.isTeam()) {
        reader.addStudent(line);
      }
    }
    List<Roster.Row> students = List.copyOf(reader.rows);
    for (RosterLine line : lines) {
      if (line.isTeam()) {
        reader.addTeam(line, students);
      }
    }
    return new Roster(List.copyOf(reader.rows));
  }

  private void addStudent(RosterLine line) throws UnusableSubmission {
    String name = line.name();
    Optional<String> email = line.cell(RosterColumn.EMAIL);
    Optional<String> id =
        Stream.of(
                line.id(),
                line.cell(RosterColumn.USERNAME),
                line.cell(RosterColumn.GIT_ACCOUNT),
                email,
                Optional.of(name))
            .flatMap(Optional::stream)
            .filter(each -> !each.isEmpty())
            .findFirst();
    if (id.isPresent() && !NOBODY.contains(Roster.plain(name))) {
      Student student =
          new Student(
              id.get(),
              name.isEmpty() ? id.get() : name,
              email,
              line.ids(),
              line.cell(RosterColumn.EXTENSION),
              line.cell(RosterColumn.HANDED_IN).map(HandInTime::ofCell));
      add(
          new Roster.Row(
              student, words(name), line.ids(), line.cell(RosterColumn.REPOSITORY), List.of()));
    }
  }

  private void addTeam(RosterLine line, List<Roster.Row> students) throws UnusableSubmission {
    List<Student> members = new ArrayList<>();
    for (TeamMember member : TeamMember.all(line.cell(RosterColumn.MEMBERS).orElse(""))) {
      List<Roster.Row> known = member.among(students);
      if (known.size() > 1) {
        throw new UnusableSubmission(
            Message.of("intake.roster-member", "file", file.toString(), "member", member.text()));
      }
      Student student = known.isEmpty() ? member.student() : known.get(0).student();
      if (rows.stream().anyMatch(row -> row.members().contains(student))) {
        throw twice(student.name());
      }
      if (known.isEmpty()) {
        add(
            new Roster.Row(
                student, words(student.name()), member.ids(), Optional.empty(), List.of()));
      }
      if (!members.contains(student)) {
        members.add(student);
      }
    }
    String id =
        Stream.of(line.cell(RosterColumn.TEAM), line.id(), Optional.of(line.name()))
            .flatMap(Optional::stream)
            .filter(each -> !each.isEmpty())
            .findFirst()
            .orElseGet(() -> members.stream().map(Student::id).collect(Collectors.joining("-")));
    String name = line.name().isEmpty() ? id : line.name();
    Map<IdKind, Set<String>> ids = new EnumMap<>(IdKind.class);
    ids.putAll(line.ids());
    ids.merge(
        IdKind.STUDENT_ID,
        Set.of(Roster.plain(id)),
        (one, other) -> Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toSet()));
    add(
        new Roster.Row(
            new Student(id, name, Optional.empty()),
            words(name),
            ids,
            line.cell(RosterColumn.REPOSITORY),
            members));
  }

  private void add(Roster.Row row) throws UnusableSubmission {
    if (!ids.add(Roster.plain(row.student().id()))) {
      throw twice(row.student().id());
    }
    rows.add(row);
  }

  private UnusableSubmission twice(String id) {
    return new UnusableSubmission(
        Message.of("intake.roster-twice", "file", file.toString(), "id", id));
  }

  private static Optional<PersonName> words(String name) {
    return Optional.of(PersonName.of(name)).filter(words -> !words.words().isEmpty());
  }
}
