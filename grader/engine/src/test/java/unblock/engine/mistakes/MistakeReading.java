package unblock.engine.mistakes;

import static unblock.engine.EnglishTexts.english;

import java.util.List;
import java.util.stream.Stream;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;

/**
 * What a student learns from the report on one mistake.
 *
 * @param told the messages, for a person who reads a failed test
 */
record MistakeReading(StudentFile file, Outcome outcome, String told) {
  /** How well the report names a mistake. */
  enum Outcome {
    /** The right criteria fail, and the report has the expected messages and lines. */
    NAMED,
    /** The right criteria fail, but the report does not say what is wrong, or where. */
    VAGUE,
    /** Other criteria fail, or a message suggests a cause or names a line that is innocent. */
    WRONG,
    /** Nothing fails although the mistake breaks a promise. */
    PASSED
  }

  private static final String NOTHING = "nothing";
  private static final String TIMING = "timing";

  /** Messages that suggest a cause: an unexpected one misleads. */
  private static final String CAUSE = "judge.hint.";

  static MistakeReading of(StudentFile file, GradedExercise graded) {
    List<GradedCriterion> failed =
        graded.criteria().stream()
            .filter(each -> each.verdict() != Verdict.PASSED)
            .filter(each -> each.verdict() != Verdict.NOT_CHECKED)
            .toList();
    List<String> expected = file.head("Fails").stream().filter(each -> !isNothing(each)).toList();
    String told = told(graded);
    return new MistakeReading(file, outcome(file, graded, failed, expected, told), told);
  }

  private static Outcome outcome(
      StudentFile file,
      GradedExercise graded,
      List<GradedCriterion> failed,
      List<String> expected,
      String told) {
    if (failed.isEmpty() && !expected.isEmpty()) {
      return Outcome.PASSED;
    }
    List<String> keys = compared(failed.stream().map(each -> key(graded, each)));
    List<String> says = file.head("Says");
    boolean accusesOtherLines =
        !file.places().isEmpty()
            && failed.stream()
                .flatMap(each -> each.findings().stream())
                .anyMatch(finding -> !file.places().contains(finding.place()));
    boolean misleads =
        failed.stream()
            .flatMap(MessageKeys::of)
            .filter(key -> key.startsWith(CAUSE))
            .anyMatch(key -> says.stream().noneMatch(each -> isKey(key, each)));
    if (misleads || accusesOtherLines || !keys.equals(compared(expected.stream()))) {
      return Outcome.WRONG;
    }
    List<String> words = keysToldBy(graded, failed);
    boolean isNamed =
        says.stream().allMatch(each -> words.stream().anyMatch(key -> isKey(key, each)))
            && file.places().stream().allMatch(told::contains);
    return isNamed ? Outcome.NAMED : Outcome.VAGUE;
  }

  /** The keys of the failed criteria; of all criteria where a mistake keeps its points. */
  private static List<String> keysToldBy(GradedExercise graded, List<GradedCriterion> failed) {
    return (failed.isEmpty() ? graded.criteria() : failed)
        .stream().flatMap(MessageKeys::of).toList();
  }

  /** The criteria in order, without the one that depends on how busy the machine is. */
  private static List<String> compared(Stream<String> criteria) {
    return criteria.filter(each -> !each.startsWith(TIMING)).sorted().toList();
  }

  private static boolean isNothing(String criterion) {
    return criterion.equals(NOTHING);
  }

  /** Whether the key is one of {@code first|second}, each of which may end with a star. */
  private static boolean isKey(String key, String expected) {
    return Stream.of(expected.split("\\|"))
        .anyMatch(
            each ->
                each.endsWith("*")
                    ? key.startsWith(each.substring(0, each.length() - 1))
                    : key.equals(each));
  }

  private static String key(GradedExercise graded, GradedCriterion criterion) {
    String key = criterion.key().substring(graded.id().length() + 1);
    return criterion.verdict() == Verdict.INCONCLUSIVE ? key + " inconclusive" : key;
  }

  private static String told(GradedExercise graded) {
    StringBuilder told = new StringBuilder();
    for (GradedCriterion each : graded.criteria()) {
      if (each.verdict() != Verdict.PASSED && each.verdict() != Verdict.NOT_CHECKED) {
        told.append(key(graded, each)).append(": ").append(english(each.message())).append('\n');
        told.append("  keys: ").append(MessageKeys.of(each).distinct().toList()).append('\n');
      }
      each.findings()
          .forEach(
              finding ->
                  told.append("  ")
                      .append(finding.place())
                      .append(": ")
                      .append(english(finding.message()))
                      .append('\n'));
    }
    return told.toString();
  }
}
