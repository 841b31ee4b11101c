package unblock.engine.mistakes;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.report.TextReport;

/** Checks that a student can read the report on one exercise: it is short and repeats nothing. */
final class ReportLength {
  private static final int MOST_LINES = 40;

  /** Shorter texts, such as the words of a table, may repeat. */
  private static final int SENTENCE = 25;

  private ReportLength() {}

  static void check(GradedExercise graded) {
    String text =
        new TextReport(false).write(GradeReport.of("self-check", 1, List.of(graded)), ENGLISH);
    assertThat(text.lines().toList()).as(text).hasSizeLessThanOrEqualTo(MOST_LINES);
    String joined = text.replaceAll("\\s+", " ");
    Map<String, Long> sentences =
        Arrays.stream(joined.split("(?<=[.?!]) (?=[A-Z(])"))
            .filter(sentence -> sentence.length() >= SENTENCE)
            .collect(groupingBy(sentence -> sentence, counting()));
    assertThat(sentences).as(text).allSatisfy((sentence, times) -> assertThat(times).isOne());
  }
}
