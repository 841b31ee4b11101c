package unblock.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import unblock.cli.intake.Arrival;
import unblock.cli.intake.ArrivalList;
import unblock.cli.intake.Student;
import unblock.cli.journal.RunManifest;
import unblock.cli.journal.RunState;
import unblock.cli.layout.ClassFile;

/**
 * The students and submissions of a class.
 *
 * @param students each once
 * @param submissions their names
 */
record ClassMembers(List<Student> students, List<String> submissions) {
  /** Returns those of a request, and those of the round that is stored in the folder. */
  static ClassMembers of(ArrivalList request, @Nullable Path report) {
    Set<Student> students = new LinkedHashSet<>();
    List<String> submissions = new ArrayList<>();
    request.arrivals().forEach(each -> students.addAll(each.students()));
    students.addAll(request.absent());
    request.arrivals().stream().map(Arrival::name).forEach(submissions::add);
    if (report != null && Files.exists(ClassFile.JOURNAL.in(report))) {
      RunState.in(report).roll().ifPresent(roll -> add(roll, students, submissions));
    }
    return new ClassMembers(List.copyOf(students), submissions);
  }

  /** Returns those of a round. */
  static ClassMembers of(RunManifest roll) {
    Set<Student> students = new LinkedHashSet<>();
    List<String> submissions = new ArrayList<>();
    add(roll, students, submissions);
    return new ClassMembers(List.copyOf(students), submissions);
  }

  private static void add(RunManifest roll, Set<Student> students, List<String> submissions) {
    roll.entries()
        .forEach(
            each -> {
              students.addAll(each.students());
              submissions.add(each.submission());
            });
    students.addAll(roll.absent());
  }
}
