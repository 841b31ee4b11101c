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

/** Checks that a student can read the self-check of one exercise: it is short, without repeats. */
final class ReportLength {
  private static final int MOST_LINES = 40;

  /** What is graded, where the page is, how Maven says that it failed, and two empty lines. */
  private static final int LINES_AROUND = 5;

  /** Shorter texts, such as the words of a table, may repeat. */
  private static final int SENTENCE = 25;

  /** The text of an exception, which is not the grader's. */
  private static final String EXCEPTION = "got 500 [\\w.]+: [^?]*?\\.(?= |$)";

  private ReportLength() {}

  static void check(GradedExercise graded) {
    String text =
        new TextReport(false).write(GradeReport.of("self-check", 1, List.of(graded)), ENGLISH);
    assertThat(text.lines().toList()).as(text).hasSizeLessThanOrEqualTo(MOST_LINES - LINES_AROUND);
    String joined = text.replaceAll("\\s+", " ").replaceAll(EXCEPTION, "got 500.");
    Map<String, Long> sentences =
        Arrays.stream(joined.split("(?<=[.?!:]) (?=[A-Z(])"))
            .map(ReportLength::withoutPlaces)
            .filter(sentence -> sentence.length() >= SENTENCE)
            .collect(groupingBy(sentence -> sentence, counting()));
    assertThat(sentences).as(text).allSatisfy((sentence, times) -> assertThat(times).isOne());
    assertThat(text).doesNotContain(".:", "?:");
  }

  /** A sentence about another handler, or another line of it, is the same sentence. */
  private static String withoutPlaces(String sentence) {
    return sentence
        .replaceAll("UserHandlers\\.(java:\\d+|login|info|history)", "UserHandlers")
        .replaceAll("\\d+", "0");
  }
}
