package unblock.cli.marks;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import unblock.cli.intake.IdKind;
import unblock.cli.intake.PersonName;
import unblock.cli.intake.Student;
import unblock.message.Message;

/**
 * Finds the line of a student in a platform's file. An id and the name have to agree; the name
 * alone is never enough, because two students may have the same one.
 */
final class LineMatcher {
  /** Numberings of the platforms: a number counts only within its own. */
  private static final List<IdKind> OF_PLATFORMS = List.of(IdKind.PARTICIPANT, IdKind.CANVAS_USER);

  /** Ids of the institution, which platforms write into different columns. */
  private static final List<IdKind> OF_INSTITUTION =
      List.of(IdKind.STUDENT_ID, IdKind.USERNAME, IdKind.EMAIL);

  private final List<MarksSheet.Line> lines;

  LineMatcher(List<MarksSheet.Line> lines) {
    this.lines = lines;
  }

  /** Either the line, or the reason why no line is certain. */
  record Match(Optional<MarksSheet.Line> line, Message reason) {}

  Match of(Student student) {
    List<MarksSheet.Line> same = lines.stream().filter(each -> isSameId(student, each)).toList();
    if (same.isEmpty()) {
      return none(Message.of("marks.no-line"));
    }
    if (same.size() > 1) {
      return none(Message.of("marks.several-lines"));
    }
    MarksSheet.Line line = same.get(0);
    return isSameName(student, line)
        ? new Match(Optional.of(line), Message.empty())
        : none(Message.of("marks.other-name"));
  }

  private static Match none(Message reason) {
    return new Match(Optional.empty(), reason);
  }

  private static boolean isSameId(Student student, MarksSheet.Line line) {
    for (IdKind kind : OF_PLATFORMS) {
      Set<String> theirs = line.ids().getOrDefault(kind, Set.of());
      Set<String> ours = student.accounts().getOrDefault(kind, Set.of());
      if (!theirs.isEmpty() && !ours.isEmpty()) {
        return !Collections.disjoint(theirs, ours);
      }
    }
    return !Collections.disjoint(ofInstitution(student.accounts()), ofInstitution(line.ids()));
  }

  private static Set<String> ofInstitution(Map<IdKind, Set<String>> ids) {
    Set<String> all = new TreeSet<>();
    OF_INSTITUTION.forEach(kind -> all.addAll(ids.getOrDefault(kind, Set.of())));
    return all;
  }

  /** A name that the roster or the file does not have contradicts nothing. */
  private static boolean isSameName(Student student, MarksSheet.Line line) {
    Optional<PersonName> name = nameOf(student);
    return name.isEmpty()
        || line.name().isEmpty()
        || line.name().get().isAll(name.get())
        || name.get().isAll(line.name().get());
  }

  /** Without a name, the roster's id stands in its place; platforms may hide names. */
  private static Optional<PersonName> nameOf(Student student) {
    Stream<String> ids = student.accounts().values().stream().flatMap(Set::stream);
    PersonName name = PersonName.of(student.name());
    boolean isId = Stream.concat(ids, Stream.of(student.id())).anyMatch(student.name()::equals);
    return isId || name.isHidden() || name.words().isEmpty() ? Optional.empty() : Optional.of(name);
  }
}
