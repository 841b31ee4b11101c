package unblock.cli.marks;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import unblock.cli.classroom.ClassRow;
import unblock.cli.intake.IdKind;
import unblock.cli.intake.Student;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;

/**
 * A class of 300 students with names of many kinds, and what the grader knows about them.
 *
 * @param people in the order of the platform
 * @param rows the rows of the round, each of which belongs to one of the people
 */
record TermClass(List<Person> people, List<ClassRow> rows) {
  static final double POSSIBLE = 40;
  private static final int SIZE = 300;

  private static final List<String> FIRST =
      List.of(
          "Ada",
          "Łukasz",
          "Zoë",
          "Seán",
          "민수",
          "지우",
          "서연",
          "Nguyễn",
          "Ana María",
          "Óscar",
          "Błażej",
          "Małgorzata",
          "Jean-Luc",
          "Þór",
          "D'Arcy",
          "Iñaki");

  private static final List<String> LAST =
      List.of(
          "Lovelace",
          "Żółć",
          "Ångström",
          "O’Brien",
          "O'Neil",
          "김",
          "이",
          "박",
          "Van der Berg",
          "Müller, Jr.",
          "Kowalska-Nowak",
          "\"Mac\" Donald",
          "Smith",
          "García López",
          "Ł",
          "Çelik");

  /**
   * A student.
   *
   * @param number of the platform
   * @param mark out of 40, if there is a final one
   * @param isSure whether the grader knows an id of this person, and the name
   */
  record Person(
      String number,
      String name,
      String email,
      String studentId,
      Optional<Double> mark,
      boolean isSure) {}

  static TermClass of(IdKind numbering, Random r) {
    List<Person> people = new ArrayList<>();
    List<ClassRow> rows = new ArrayList<>();
    for (int i = 0; i < SIZE; i++) {
      String number = String.valueOf(1_000_000 + 7 * i);
      String name =
          i == 1 || i == 2
              ? people.get(0).name()
              : FIRST.get(r.nextInt(FIRST.size()))
                  + " "
                  + LAST.get(r.nextInt(LAST.size()))
                  + " "
                  + (char) ('A' + i / 26)
                  + (char) ('a' + i % 26);
      String email = "u" + i + "@example.org";
      String studentId = "s" + (5000 + i);
      int kind = r.nextInt(20);
      double earned = r.nextInt(81) / 2.0;
      Map<IdKind, Set<String>> accounts = new EnumMap<>(IdKind.class);
      boolean knowsNumber = r.nextInt(3) > 0;
      boolean knowsId = !knowsNumber || r.nextBoolean();
      if (knowsNumber) {
        accounts.put(numbering, Set.of(number));
      }
      if (knowsId) {
        accounts.put(IdKind.STUDENT_ID, Set.of(studentId));
      }
      String known = name;
      if (kind == 0) {
        accounts.put(numbering, Set.of(String.valueOf(9_000_000 + i))); // Of another assignment.
      } else if (kind == 1) {
        known = "Somebody Else"; // An id was typed wrongly.
      } else if (kind == 2) {
        accounts.clear();
      }
      Student student =
          new Student(
              studentId, known, Optional.empty(), accounts, Optional.empty(), Optional.empty());
      boolean isSure = kind > 2;
      Optional<Double> mark = Optional.empty();
      String submission = "sub" + i;
      if (kind == 3) {
        rows.add(ClassRow.absent(student));
      } else if (kind == 4) {
        rows.add(
            ClassRow.refused(
                Optional.of(student), submission, Message.verbatim("no code"), List.of()));
      } else if (kind == 5) {
        rows.add(ClassRow.graded(Optional.of(student), grade(submission, earned, true)));
      } else if (kind == 6) {
        rows.add(ClassRow.graded(Optional.of(student), grade(submission, earned, false)));
        rows.add(ClassRow.graded(Optional.of(student), grade(submission + "-2", 40, false)));
      } else {
        rows.add(ClassRow.graded(Optional.of(student), grade(submission, earned, false)));
        mark = isSure ? Optional.of(earned) : Optional.empty();
      }
      people.add(new Person(number, name, email, studentId, mark, isSure));
    }
    rows.add(ClassRow.graded(Optional.empty(), grade("nobody", 12, false)));
    return new TermClass(people, rows);
  }

  List<Student> students() {
    return rows.stream().flatMap(row -> row.student().stream()).distinct().toList();
  }

  /** The marks by the number of the platform, as text with that decimal mark. */
  Map<String, String> marks(double maximum, char decimalMark) {
    Map<String, String> marks = new LinkedHashMap<>();
    for (Person each : people) {
      each.mark().ifPresent(mark -> marks.put(each.number(), text(mark, maximum, decimalMark)));
    }
    return marks;
  }

  private static String text(double mark, double maximum, char decimalMark) {
    double scaled = Math.round(mark * maximum / POSSIBLE * 100) / 100.0;
    String text = scaled == Math.rint(scaled) ? String.valueOf((long) scaled) : "" + scaled;
    return text.replace('.', decimalMark);
  }

  static GradeReport grade(String name, double earned, boolean isInconclusive) {
    GradedCriterion criterion =
        new GradedCriterion(
            "offload.timing",
            Aspect.TIMING,
            Message.verbatim("t"),
            isInconclusive ? Verdict.INCONCLUSIVE : Verdict.FAILED,
            new Score(earned, POSSIBLE),
            Visibility.VISIBLE,
            Message.verbatim("m"),
            List.of());
    return GradeReport.of(
        name,
        7,
        List.of(
            new GradedExercise(
                "offload",
                criterion.points(),
                List.of(criterion),
                Timeline.EMPTY,
                new Evidence.Trouble(Message.verbatim("t")))));
  }
}
