package unblock.bench.flips;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unblock.engine.Course;
import unblock.engine.exercise.Criterion;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.message.Translator;

/** Adds the gradings of one process to the ledger, and prints them. */
record LedgerWriter(
    GradingLedger ledger, LoadProfile profile, int atOnce, long seed, String label) {
  private static final Translator ENGLISH = Translator.english();

  /**
   * The circumstances of a grading; each is a field of {@link LedgerLine}.
   *
   * @param child empty if only this exercise was graded
   */
  record Circumstances(long wallMs, String cold, String steps, Optional<ChildOrigin> child) {}

  /** Adds a graded exercise. */
  void add(GradingTask task, GradedExercise graded, Circumstances circumstances)
      throws IOException {
    Map<String, String> verdicts = new LinkedHashMap<>();
    Map<String, String> notes = new LinkedHashMap<>();
    for (GradedCriterion criterion : graded.criteria()) {
      String key = criterion.key().substring(graded.id().length() + 1);
      // The fixtures list each criterion that does not pass, checked or not.
      String verdict =
          criterion.verdict() == Verdict.NOT_CHECKED
              ? LedgerLine.FAILED
              : criterion.verdict().toString();
      verdicts.put(key, verdict);
      if (!verdict.equals(task.failed().contains(key) ? LedgerLine.FAILED : LedgerLine.PASSED)) {
        notes.merge(ENGLISH.text(criterion.message()), key, (keys, more) -> keys + ", " + more);
      }
    }
    String points = graded.score().earned() + "/" + graded.score().possible();
    String timing =
        graded.evidence() instanceof Evidence.Ran ran
            ? ran.timing()
                .map(each -> each.delayMs() + "/" + each.oneMs() + "/" + each.threeMs())
                .orElse("")
            : "";
    String said =
        notes.entrySet().stream()
            .map(each -> each.getValue() + ": " + each.getKey())
            .collect(Collectors.joining(" | "));
    add(task, points, verdicts, timing, circumstances, said);
  }

  /** Adds an exercise without verdicts, for that reason. */
  void addNone(GradingTask task, Circumstances circumstances, String why) throws IOException {
    Exercise exercise = Course.standard().get(task.exercise());
    Map<String, String> verdicts = new LinkedHashMap<>();
    for (Criterion criterion : exercise.criteria()) {
      verdicts.put(criterion.key().substring(exercise.id().length() + 1), LedgerLine.NONE);
    }
    add(task, "0/0", verdicts, "", circumstances, why);
  }

  private void add(
      GradingTask task,
      String points,
      Map<String, String> verdicts,
      String timing,
      Circumstances circumstances,
      String notes)
      throws IOException {
    ledger.add(
        new LedgerLine(
            Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
            label,
            Runtime.version().toString(),
            profile,
            atOnce,
            task.submission(),
            task.exercise(),
            seed,
            circumstances.wallMs(),
            points,
            task.failed(),
            verdicts,
            timing,
            circumstances.cold(),
            circumstances.steps(),
            notes,
            circumstances.child()));
    System.out.printf(
        "%-6s %6d ms %s %s%n",
        profile, circumstances.wallMs(), task.name(), notes.isEmpty() ? "" : "FLIPPED " + notes);
  }
}
