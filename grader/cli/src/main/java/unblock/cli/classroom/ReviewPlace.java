package unblock.cli.classroom;

import java.util.List;
import java.util.stream.Stream;
import unblock.analyzer.Finding;

/**
 * A place that a person should read: its code may hold the worker outside the grader, although it
 * passed.
 *
 * @param exercise its id
 * @param finding the static finding, with the observation of the run
 */
public record ReviewPlace(String submission, String exercise, Finding finding) {
  /** Returns the places of all rows, in the order of the rows. */
  public static List<ReviewPlace> of(List<ClassRow> rows) {
    return rows.stream().flatMap(ReviewPlace::of).toList();
  }

  static Stream<ReviewPlace> of(ClassRow row) {
    return row.grade().stream()
        .flatMap(grade -> grade.exercises().stream())
        .flatMap(
            exercise ->
                exercise.review().stream()
                    .map(each -> new ReviewPlace(row.submission(), exercise.id(), each)));
  }

  /** The exercise, the place and the call, which are the same in each language. */
  String inShort() {
    return finding.call().isEmpty()
        ? "%s %s".formatted(exercise, finding.place())
        : "%s %s %s".formatted(exercise, finding.place(), finding.call());
  }
}
