package unblock.cli.intake;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import unblock.cli.intake.Roster.Row;
import unblock.message.Message;

/**
 * Finds the student of a submission by its name alone. A mark for the wrong student is worse than
 * one that a teacher has to assign. Therefore all information in the name must be true of exactly
 * one student; an unknown id is ignored.
 */
final class StudentMatcher {
  private static final Set<IdKind> LOGINS = Set.of(IdKind.USERNAME, IdKind.STUDENT_ID);

  private static final Set<IdKind> IN_FREE_NAMES =
      Set.of(
          IdKind.STUDENT_ID,
          IdKind.USERNAME,
          IdKind.GITHUB_USERNAME,
          IdKind.EMAIL,
          IdKind.EMAIL_NAME);

  /** Students that one message names. */
  private static final int NAMED = 3;

  private final List<Row> rows;
  private final Collection<String> exercises;
  private final Optional<String> assignment;

  /**
   * Creates a matcher for these students, and submissions of exercises with these ids.
   *
   * @param assignment what the names of all repositories begin with, before the account
   */
  StudentMatcher(Roster roster, Collection<String> exercises, Optional<String> assignment) {
    this.rows = roster.rows();
    this.exercises = exercises;
    this.assignment = assignment;
  }

  StudentMatch match(FoundSubmission found) {
    if (!found.students().isEmpty()) {
      return new StudentMatch.Certain(found.students());
    }
    SubmissionName name = SubmissionName.of(found.name(), found.export(), exercises);
    if (name instanceof SubmissionName.Numbered numbered) {
      return numbered.name().isPresent()
          ? named(numbered, numbered.name().get())
          : numbered(numbered);
    }
    if (name instanceof SubmissionName.LoggedIn loggedIn) {
      return loggedIn(loggedIn);
    }
    return free((SubmissionName.Free) name);
  }

  /** Matches a number. Without a name, the number must belong to the platform's own numbering. */
  private StudentMatch numbered(SubmissionName.Numbered numbered) {
    List<Row> owners = owners(numbered.id());
    if (owners.size() == 1 && owners.get(0).has(numbered.kind(), numbered.id())) {
      return certain(owners.get(0));
    }
    if (owners.isEmpty()) {
      return nobody(numbered.text());
    }
    return uncertain(
        Message.of(
            "intake.platform-number", "name", numbered.text(), "students", students(owners)));
  }

  private StudentMatch named(SubmissionName.Numbered numbered, PersonName name) {
    List<Row> named =
        all(row -> row.isCalled(name) && !row.hasAnother(IdKind.CANVAS_USER, numbered));
    List<Row> owners = owners(numbered.id());
    List<Row> sure = all(row -> row.has(numbered.kind(), numbered.id()));
    List<Row> both = named.stream().filter(owners::contains).toList();
    if (named.isEmpty()) {
      // Moodle writes the name of a group and a hyphen before the student's.
      return sure.size() == 1 && owners.size() == 1 && sure.get(0).endsName(name)
          ? certain(sure.get(0))
          : unnamed(numbered, name, owners);
    }
    if (!owners.isEmpty() && both.isEmpty()) {
      return uncertain(
          Message.of(
              "intake.number-and-name-differ",
              "name",
              numbered.text(),
              "number",
              numbered.id(),
              "owners",
              students(owners),
              "named",
              students(named)));
    }
    if (named.size() == 1) {
      return certain(named.get(0));
    }
    List<Row> numberedSo = named.stream().filter(sure::contains).toList();
    return numberedSo.size() == 1 ? certain(numberedSo.get(0)) : several(numbered.text(), named);
  }

  private StudentMatch unnamed(
      SubmissionName.Numbered numbered, PersonName name, List<Row> owners) {
    if (!owners.isEmpty()) {
      return uncertain(
          Message.of(
              "intake.number-of-another-name",
              "name",
              numbered.text(),
              "number",
              numbered.id(),
              "owners",
              students(owners)));
    }
    return partly(numbered.text(), name);
  }

  private StudentMatch loggedIn(SubmissionName.LoggedIn name) {
    List<Row> owners =
        all(row -> name.usernames().stream().anyMatch(each -> row.hasAny(LOGINS, each)));
    if (owners.isEmpty()) {
      return nobody(name.text());
    }
    boolean isDivided =
        name.usernames().size() == 1 || rows.stream().noneMatch(row -> row.holdsUnderscore(LOGINS));
    if (owners.size() == 1 && isDivided && isLogin(owners.get(0), name.usernames().get(0))) {
      return certain(owners.get(0));
    }
    return uncertain(
        Message.of("intake.username-unsure", "name", name.text(), "students", students(owners)));
  }

  /**
   * Whether the username is reliable. An id with a letter is unique; a plain number may occur in
   * several numberings.
   */
  private static boolean isLogin(Row row, String username) {
    return row.has(IdKind.USERNAME, username)
        || (row.has(IdKind.STUDENT_ID, username) && !username.chars().allMatch(Character::isDigit));
  }

  private StudentMatch free(SubmissionName.Free name) {
    String text = name.text();
    Set<Row> byId = new LinkedHashSet<>(all(row -> row.hasAny(IN_FREE_NAMES, text)));
    name.account()
        .ifPresent(each -> byId.addAll(all(row -> row.has(IdKind.GITHUB_USERNAME, each))));
    assignment
        .filter(text::startsWith)
        .map(each -> text.substring(each.length()))
        .ifPresent(each -> byId.addAll(all(row -> row.has(IdKind.GITHUB_USERNAME, each))));
    Set<Row> found = new LinkedHashSet<>(byId);
    List<String> texts = new ArrayList<>(List.of(text));
    name.rest().ifPresent(texts::add);
    for (String each : texts) {
      PersonName words = PersonName.of(each);
      found.addAll(all(row -> row.isCalledInWords(words)));
      // A number may be the id of another student with that name.
      all(row -> row.isIdAndName(words))
          .forEach(one -> found.addAll(all(row -> row.isNamesake(one))));
      if (words.words().size() == 1 && found.size() == 1) {
        // One word may be a username, and also another student's name or a part of it.
        found.addAll(all(row -> row.isPartlyCalled(words) || row.isCalled(words)));
      }
    }
    if (found.size() == 1) {
      return certain(found.iterator().next());
    }
    return found.isEmpty() ? partly(text, PersonName.of(text)) : several(text, List.copyOf(found));
  }

  /** Returns the reason why a name matches no student. */
  private StudentMatch partly(String text, PersonName words) {
    List<Row> near = all(row -> row.isNear(words));
    return near.isEmpty()
        ? nobody(text)
        : uncertain(Message.of("intake.in-part", "name", text, "students", students(near)));
  }

  private List<Row> owners(String id) {
    return all(row -> row.hasAny(Set.of(IdKind.values()), id));
  }

  private List<Row> all(Predicate<Row> which) {
    return rows.stream().filter(which).toList();
  }

  private static StudentMatch certain(Row row) {
    return new StudentMatch.Certain(row.owners());
  }

  private static StudentMatch nobody(String text) {
    return uncertain(Message.of("intake.nobody", "name", text));
  }

  private static StudentMatch several(String text, List<Row> rows) {
    return uncertain(Message.of("intake.several", "name", text, "students", students(rows)));
  }

  private static StudentMatch uncertain(Message reason) {
    return new StudentMatch.Uncertain(
        Message.joined(reason, Message.of("intake.counts-for-nobody")));
  }

  /** The first few students, and how many more there are. */
  private static Object students(List<Row> rows) {
    List<Message> some = rows.stream().limit(NAMED).map(row -> student(row.student())).toList();
    int more = rows.size() - some.size();
    return more == 0
        ? some
        : Message.of("intake.students-and-more", "students", some, "count", more);
  }

  private static Message student(Student student) {
    return Message.of("intake.student", "name", student.name(), "id", student.id());
  }
}
