package unblock.cli.classroom;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import unblock.cli.similarity.SimilarPair;
import unblock.cli.similarity.SimilarPlace;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedSource;
import unblock.engine.report.PrintableText;

/**
 * The code of a similar place, the lines of both submissions side by side.
 *
 * @param place as in {@code A.java:12-30 = B.java:15-33}
 * @param first empty when the source was not kept
 * @param second empty when the source was not kept
 */
record SimilarCode(String place, String first, String second) {
  private static final int MOST_LINES = 30;
  private static final int MOST_COLUMNS = 160;

  /**
   * Returns the places of that pair with their code.
   *
   * @param grades the grade of a submission with its sources, if there is one
   */
  static List<SimilarCode> of(SimilarPair pair, Function<String, Optional<GradeReport>> grades) {
    Optional<GradeReport> first = grades.apply(pair.first());
    Optional<GradeReport> second = grades.apply(pair.second());
    List<SimilarCode> all = new ArrayList<>();
    for (SimilarPlace each : pair.places()) {
      all.add(
          new SimilarCode(
              PrintableText.line(each.toString()),
              code(first, pair.exercise(), each.first()),
              code(second, pair.exercise(), each.second())));
    }
    return all;
  }

  private static String code(
      Optional<GradeReport> grade, String exercise, SimilarPlace.Lines lines) {
    List<String> all =
        grade.stream()
            .flatMap(each -> each.exercises().stream())
            .filter(each -> each.id().equals(exercise))
            .flatMap(each -> each.sources().stream())
            .filter(each -> each.fileName().equals(lines.file()))
            .findFirst()
            .map(GradedSource::text)
            .map(text -> text.lines().toList())
            .orElse(List.of());
    int from = Math.min(Math.max(0, lines.from() - 1), all.size());
    int to = Math.min(all.size(), Math.min(lines.to(), from + MOST_LINES));
    List<String> shown = new ArrayList<>();
    for (int i = from; i < to; i++) {
      shown.add("%4d  %s".formatted(i + 1, cut(all.get(i))));
    }
    return String.join("\n", shown);
  }

  private static String cut(String line) {
    return line.length() <= MOST_COLUMNS ? line : line.substring(0, MOST_COLUMNS) + "…";
  }

  boolean hasCode() {
    return !first.isEmpty() && !second.isEmpty();
  }
}
