package unblock.cli.classroom;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unblock.cli.intake.Student;
import unblock.cli.similarity.SimilarPair;
import unblock.cli.similarity.SimilarPlace;
import unblock.cli.similarity.SimilarityFinder;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * Writes {@code similarity.csv} and {@code similarity.json}: the pairs that a teacher should check.
 */
final class SimilarityFiles {
  private static final List<String> HEAD =
      List.of(
          "exercise",
          "submission",
          "student id",
          "other submission",
          "other student id",
          "percent",
          "percent of the other",
          "shared fingerprints",
          "places");

  private static final Message NOTE = Message.of("classroom.similarity-note");

  private SimilarityFiles() {}

  private record Similarity(int schema, String note, int threshold, List<SimilarPair> pairs) {}

  static String json(List<SimilarPair> pairs, Translator texts) {
    return SummaryJson.text(new Similarity(1, texts.text(NOTE), SimilarityFinder.THRESHOLD, pairs));
  }

  static String csv(List<SimilarPair> pairs, Map<String, Student> students) {
    return CsvTable.text(
        HEAD,
        pairs.stream()
            .map(
                pair ->
                    List.of(
                        pair.exercise(),
                        pair.first(),
                        id(students, pair.first()),
                        pair.second(),
                        id(students, pair.second()),
                        String.valueOf(pair.percentOfFirst()),
                        String.valueOf(pair.percentOfSecond()),
                        String.valueOf(pair.shared()),
                        pair.places().stream()
                            .map(SimilarPlace::toString)
                            .collect(Collectors.joining("; "))))
            .toList());
  }

  private static String id(Map<String, Student> students, String submission) {
    return Optional.ofNullable(students.get(submission)).map(Student::id).orElse("");
  }
}
