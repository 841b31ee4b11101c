package unblock.cli.intake;

import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unblock.engine.submission.UnusableSubmission;

/**
 * The students of a class: a CSV file with a header, written by a teacher or exported by Moodle or
 * Canvas.
 *
 * @param rows in order of the file
 */
record Roster(List<Row> rows) {
  /**
   * One student, or one team.
   *
   * @param student the student; of a team, its own id and name
   * @param name for comparisons; empty if the roster has none
   * @param ids in lower case, by numbering
   * @param members of a team, who are rows of their own, too; empty for a student
   */
  record Row(
      Student student,
      Optional<PersonName> name,
      Map<IdKind, Set<String>> ids,
      Optional<String> repository,
      List<Student> members) {
    Row {
      ids = Map.copyOf(ids);
      members = List.copyOf(members);
    }

    /** Returns everyone for whom a submission of this row counts. */
    List<Student> owners() {
      return members.isEmpty() ? List.of(student) : members;
    }

    boolean has(IdKind kind, String id) {
      return ids.getOrDefault(kind, Set.of()).contains(plain(id));
    }

    /**
     * Whether the roster has another number of that kind for this student. Only a number of an
     * account proves that: Moodle's numbers are other ones in each assignment.
     */
    boolean hasAnother(IdKind kind, SubmissionName.Numbered numbered) {
      return numbered.kind() == kind && ids.containsKey(kind) && !has(kind, numbered.id());
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
    return RosterReader.read(file);
  }

  /** Returns all students in order, without those who are in a team twice. */
  List<Student> students() {
    return rows.stream().flatMap(row -> row.owners().stream()).distinct().toList();
  }

  /** Returns the members of the student's team, with the student; only the student without one. */
  List<Student> teamOf(Student student) {
    return rows.stream()
        .filter(row -> row.members().contains(student))
        .findFirst()
        .map(Row::members)
        .orElse(List.of(student));
  }

  /** Removes case and outer space, and composes letters with marks, as platforms do. */
  static String plain(String text) {
    return Normalizer.normalize(text.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
  }
}
