package unblock.bench.flips;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * One grading of one exercise: a line of the ledger.
 *
 * @param time the time at the end, as in {@code 2026-11-23T05:00:00Z}
 * @param label the grader's version: the revision of the sources, unless the command line names
 *     another
 * @param java the version of the JDK
 * @param atOnce the maximum number of concurrent gradings
 * @param wallMs the elapsed time
 * @param points earned and possible points, as in {@code 31.0/40.0}
 * @param failed the criteria that have to fail
 * @param verdicts the verdict's word for each criterion, as in {@code login.answers}, in the order
 *     of the rubric
 * @param timing delay, one and three requests in ms, as in {@code 100/105.2/107.9}; empty if not
 *     measured
 * @param cold the measurement of the plain bound in a new process: ms, {@code never}, or empty if
 *     not tried
 * @param steps the time of each step in ms, as in {@code compile=301 inspect=42}; if the first
 *     grading was doubtful, the steps of both gradings with those of the canaries between them
 * @param notes the grader's messages about criteria with an unexpected verdict
 * @param child the child in which the exercise ran as one of a whole submission; empty if only this
 *     exercise was graded, as in all lines of older ledgers
 */
record LedgerLine(
    String time,
    String label,
    String java,
    LoadProfile profile,
    int atOnce,
    String submission,
    String exercise,
    long seed,
    long wallMs,
    String points,
    Set<String> failed,
    Map<String, String> verdicts,
    String timing,
    String cold,
    String steps,
    String notes,
    Optional<ChildOrigin> child) {
  static final String PASSED = "passed";
  static final String FAILED = "failed";
  static final String INCONCLUSIVE = "inconclusive";

  /** No verdict: the grader threw an exception or did not return. */
  static final String NONE = "none";

  private static final int FIELDS = 17;

  /** The lines of older ledgers end before the child. */
  private static final int FIELDS_BEFORE = 16;

  LedgerLine {
    verdicts = Map.copyOf(verdicts);
    failed = Set.copyOf(failed);
  }

  /** Returns the name of the task. */
  String name() {
    return submission + "." + exercise;
  }

  String expected(String criterion) {
    return failed.contains(criterion) ? FAILED : PASSED;
  }

  /** Returns every criterion with an unexpected verdict, in order. */
  List<String> flipped() {
    return verdicts.keySet().stream()
        .filter(criterion -> !expected(criterion).equals(verdicts.get(criterion)))
        .sorted()
        .toList();
  }

  /** Whether that unexpected verdict is passed or failed. */
  boolean isWrong(String criterion) {
    return !INCONCLUSIVE.equals(verdicts.get(criterion));
  }

  /** Whether any criterion is inconclusive. */
  boolean isInconclusive() {
    return verdicts.containsValue(INCONCLUSIVE);
  }

  /** Whether the exercise was graded twice because the first result was inconclusive. */
  boolean again() {
    return steps.contains("canary:");
  }

  /** Whether nothing was decided, so that the times have no meaning either. */
  boolean unfit() {
    return verdicts.values().stream().allMatch(each -> each.equals(INCONCLUSIVE));
  }

  /** Whether the answer is right in all criteria. */
  boolean right() {
    return failed.isEmpty();
  }

  /** Whether its replies are right, so that a plain bound would be applied. */
  boolean answersRight() {
    return failed.stream().noneMatch(each -> each.endsWith("answers"));
  }

  /** The expected result of the plain bound: whether three requests wait at the same time. */
  boolean threeConcurrent() {
    return !failed.contains("timing");
  }

  /**
   * Returns the time of three requests divided by the delay, in a warm process; empty if not
   * measured.
   */
  OptionalDouble warmRatio() {
    if (timing.isEmpty()) {
      return OptionalDouble.empty();
    }
    String[] ms = timing.split("/", -1);
    return OptionalDouble.of(Double.parseDouble(ms[2]) / Double.parseDouble(ms[0]));
  }

  /** Returns the same ratio for the first requests of a process; infinite if a reply was wrong. */
  OptionalDouble coldRatio() {
    if (cold.isEmpty()) {
      return OptionalDouble.empty();
    }
    return OptionalDouble.of(
        cold.equals(ColdBound.NEVER)
            ? Double.POSITIVE_INFINITY
            : Double.parseDouble(cold) / ColdBound.DELAY_MS);
  }

  String line() {
    StringBuilder words = new StringBuilder();
    verdicts.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            each ->
                words
                    .append(words.isEmpty() ? "" : ";")
                    .append(each.getKey())
                    .append('=')
                    .append(each.getValue()));
    return String.join(
        "\t",
        time,
        label,
        java,
        profile.toString(),
        Integer.toString(atOnce),
        submission,
        exercise,
        Long.toString(seed),
        Long.toString(wallMs),
        points,
        String.join(";", new TreeSet<>(failed)),
        words,
        timing,
        cold,
        steps,
        notes.replaceAll("\\s+", " "),
        child.map(ChildOrigin::toString).orElse(""));
  }

  /** Parses that line; empty if it is incomplete, like the last line of an interrupted run. */
  static Optional<LedgerLine> parse(String line) {
    String[] at = line.split("\t", -1);
    if (at.length != FIELDS && at.length != FIELDS_BEFORE) {
      return Optional.empty();
    }
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (String word : at[11].split(";", -1)) {
      String[] both = word.split("=", 2);
      verdicts.put(both[0], both[1]);
    }
    return Optional.of(
        new LedgerLine(
            at[0],
            at[1],
            at[2],
            LoadProfile.of(at[3]),
            Integer.parseInt(at[4]),
            at[5],
            at[6],
            Long.parseLong(at[7]),
            Long.parseLong(at[8]),
            at[9],
            at[10].isEmpty() ? Set.of() : Set.of(at[10].split(";", -1)),
            verdicts,
            at[12],
            at[13],
            at[14],
            at[15],
            at.length == FIELDS_BEFORE || at[16].isEmpty()
                ? Optional.empty()
                : Optional.of(ChildOrigin.of(at[16]))));
  }
}
