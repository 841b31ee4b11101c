package unblock.bench.flips;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;

/**
 * One grading of one exercise, a line of the ledger.
 *
 * @param time when it was over, as in {@code 2026-11-23T05:00:00Z}
 * @param label what graded: the sources' revision, unless the command line said otherwise
 * @param java the JDK's version
 * @param atOnce how many gradings went on at the same time, at most
 * @param wallMs how long it took
 * @param points earned and possible, as in {@code 31.0/40.0}
 * @param failed the criteria that have to fail
 * @param verdicts from the criterion, as in {@code login.answers}, to its verdict's word; in the
 *     rubric's order
 * @param timing delay, one and three requests in ms, as in {@code 100/105.2/107.9}; empty when it
 *     was not measured
 * @param cold what the plain bound measured in a new process: ms, {@code never}, or empty when it
 *     was not tried
 * @param steps how long each step took in ms, as in {@code compile=301 inspect=42}; twice when it
 *     was graded twice because the first time was doubtful, and the canaries' between
 * @param notes what the grader said of criteria that did not come out as expected
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
    String notes) {
  static final String PASSED = "passed";
  static final String FAILED = "failed";
  static final String INCONCLUSIVE = "inconclusive";

  /** No verdict at all: the grader threw or did not come back. */
  static final String NONE = "none";

  private static final int FIELDS = 16;

  LedgerLine {
    verdicts = Map.copyOf(verdicts);
    failed = Set.copyOf(failed);
  }

  /** The task's name. */
  String name() {
    return submission + "." + exercise;
  }

  String expected(String criterion) {
    return failed.contains(criterion) ? FAILED : PASSED;
  }

  /** Every criterion whose verdict is another than the expected one, in order. */
  List<String> flipped() {
    return verdicts.keySet().stream()
        .filter(criterion -> !expected(criterion).equals(verdicts.get(criterion)))
        .sorted()
        .toList();
  }

  /** Whether that verdict, which is not the expected one, is one at all. */
  boolean isWrong(String criterion) {
    return !INCONCLUSIVE.equals(verdicts.get(criterion));
  }

  /** Whether the grader could not tell of some criterion. */
  boolean isInconclusive() {
    return verdicts.containsValue(INCONCLUSIVE);
  }

  /** Whether it was graded again, since it was inconclusive at first. */
  boolean again() {
    return steps.contains("canary:");
  }

  /** Whether nothing at all could be said, so that how long that took says nothing either. */
  boolean unfit() {
    return verdicts.values().stream().allMatch(each -> each.equals(INCONCLUSIVE));
  }

  /** Whether all of it is right, so that nothing may fail. */
  boolean right() {
    return failed.isEmpty();
  }

  /** Whether what it replies is right, so that a plain bound would be looked at. */
  boolean answersRight() {
    return failed.stream().noneMatch(each -> each.endsWith("answers"));
  }

  /** What the plain bound should say: whether three requests do wait at the same time. */
  boolean threeConcurrent() {
    return !failed.contains("timing");
  }

  /** What three requests at once took beside the delay, warm; empty when not measured. */
  OptionalDouble warmRatio() {
    if (timing.isEmpty()) {
      return OptionalDouble.empty();
    }
    String[] ms = timing.split("/", -1);
    return OptionalDouble.of(Double.parseDouble(ms[2]) / Double.parseDouble(ms[0]));
  }

  /** The same for a process's first requests; infinite when not all were replied to rightly. */
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
        notes.replaceAll("\\s+", " "));
  }

  /** What that line says; empty when it is none, as the last one of a run that was ended. */
  static Optional<LedgerLine> parse(String line) {
    String[] at = line.split("\t", -1);
    if (at.length != FIELDS) {
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
            at[15]));
  }
}
