package unblock.bench.flips;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which verdicts count as flips, and that the tables of a summary equal those of its ledger. */
class LedgerSummaryTest {
  private static final Path KEPT = Path.of("flips-summary.txt");

  @TempDir Path folder;

  @Test
  void whatHasToFailAndFailsIsNoFlip() {
    FlipCount gradings = gradings(graded(Set.of("timing"), Map.of("timing", "failed")));

    assertThat(gradings).isEqualTo(new FlipCount(0, 0, 1));
  }

  @Test
  void theOppositeVerdictIsWrongOnceForAGrading() {
    LedgerLine line =
        graded(Set.of("timing"), Map.of("timing", "passed", "login.answers", "failed"));

    assertThat(gradings(line)).isEqualTo(new FlipCount(1, 0, 1));
    assertThat(counts(line).aspects())
        .containsEntry("timing", new FlipCount(1, 0, 1))
        .containsEntry("answers", new FlipCount(1, 0, 1));
  }

  @Test
  void anAspectOfOneExerciseIsCountedAsWell() {
    LedgerLine line = graded(Set.of(), Map.of("lost-update", "failed"));

    assertThat(counts(line).aspects()).containsEntry("lost-update", new FlipCount(1, 0, 1));
  }

  @Test
  void noVerdictIsWrongAndAnInconclusiveOneIsNot() {
    assertThat(gradings(graded(Set.of(), Map.of("timing", "none"))))
        .isEqualTo(new FlipCount(1, 0, 1));
    assertThat(gradings(graded(Set.of(), Map.of("timing", "inconclusive"))))
        .isEqualTo(new FlipCount(0, 1, 1));
    assertThat(gradings(graded(Set.of(), Map.of("timing", "inconclusive", "isolation", "failed"))))
        .isEqualTo(new FlipCount(1, 1, 1));
  }

  @Test
  void aPlainBoundIsWrongWhereItDiffersFromWhatTimingHasToBe() {
    LedgerLine fast = graded(Set.of(), "100.0/105/149", "", "");
    LedgerLine slow = graded(Set.of(), "100.0/105/151", "never", "");
    LedgerLine wrongReplies = graded(Set.of("login.answers"), "100.0/105/151", "", "");
    LoadCounts counts = LoadCounts.of(List.of(fast, slow, wrongReplies));

    assertThat(counts.warm()).isEqualTo(new FlipCount(1, 0, 2));
    assertThat(counts.cold()).isEqualTo(new FlipCount(1, 0, 1));
  }

  @Test
  void whatWasGradedTwiceIsToldByItsCanaries() {
    assertThat(counts(graded(Set.of(), "", "", "compile=5 canary:compile=3 compile=4")).again())
        .isEqualTo(1);
    assertThat(counts(graded(Set.of(), "", "", "compile=5")).again()).isZero();
  }

  @Test
  void gradingsInWholeSubmissionsAreCountedByTheirChild() {
    LedgerLine flipped = graded(Set.of(), Map.of("timing", "failed"));
    LoadCounts counts =
        LoadCounts.of(
            List.of(
                flipped,
                in(flipped, ChildOrigin.USED),
                in(graded(Set.of(), Map.of("timing", "passed")), ChildOrigin.USED),
                in(graded(Set.of(), Map.of("timing", "passed")), ChildOrigin.OWN)));

    assertThat(counts.children())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of("used", new FlipCount(1, 0, 2), "own", new FlipCount(0, 0, 1)));
    assertThat(counts.gradings()).isEqualTo(new FlipCount(2, 0, 4));
  }

  @Test
  void aLineOfAnOlderLedgerIsAboutASingleExercise() {
    LedgerLine line = graded(Set.of(), Map.of("timing", "passed"));

    assertThat(LedgerLine.parse(line.line().stripTrailing())).contains(line);
  }

  @Test
  void theFileOfASummarySaysAllThatTheTablesDo() throws IOException {
    List<LedgerLine> lines = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      LedgerLine line =
          graded(
              i % 3 == 0 ? Set.of("timing") : Set.of(),
              Map.of("timing", i % 7 == 0 ? "failed" : i % 11 == 0 ? "inconclusive" : "passed"),
              LoadProfile.values()[i % 4],
              37 * i);
      lines.add(i % 2 == 0 ? line : in(line, ChildOrigin.values()[i % 3]));
    }
    LedgerSummary summary = LedgerSummary.of(lines);
    Path file = Files.write(folder.resolve("summary.txt"), SummaryFile.lines(summary));

    assertThat(SummaryFile.is(file)).isTrue();
    assertThat(SummaryFile.read(file)).isEqualTo(summary);
    assertThat(new FlipsReport(SummaryFile.read(file)).text())
        .isEqualTo(new FlipsReport(summary).text());
  }

  @Test
  void aLineThatIsNoneOfASummaryIsNamed() throws IOException {
    Path file = Files.writeString(folder.resolve("broken.txt"), "flips-summary 1\nagain: some\n");

    assertThatThrownBy(() -> SummaryFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageEndingWith("broken.txt, line 2, is no line of a summary: again: some");
  }

  @Test
  void aLedgerIsReadAsItIsWritten() throws IOException {
    GradingLedger ledger = new GradingLedger(folder.resolve("ledger.tsv"));
    LedgerLine line = graded(Set.of("timing"), Map.of("timing", "failed", "isolation", "passed"));
    ledger.add(line);
    ledger.add(in(line, ChildOrigin.USED));
    Files.writeString(ledger.file(), "half a li", java.nio.file.StandardOpenOption.APPEND);

    assertThat(ledger.lines()).containsExactly(line, in(line, ChildOrigin.USED));
    assertThat(SummaryFile.is(ledger.file())).isFalse();
  }

  /** The table in the README equals the output of its command. */
  @Test
  void theReadmesTableIsThatOfTheKeptSummary() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    LedgerSummary summary = SummaryFile.read(KEPT);

    summary.loads().forEach((profile, counts) -> assertThat(readme).contains(row(profile, counts)));
    assertThat(readme).contains(row("all", summary.all().orElseThrow()));
  }

  private static String row(Object name, LoadCounts counts) {
    FlipCount gradings = counts.gradings();
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %,d | %,d | %,d of %,d | %,d of %,d | %.1f, %.1f | %.1f, %.1f |",
        name,
        gradings.all(),
        gradings.wrong(),
        gradings.inconclusive(),
        counts.cold().wrong(),
        counts.cold().all(),
        counts.warm().wrong(),
        counts.warm().all(),
        counts.right().quantile(0.5),
        counts.right().quantile(0.95),
        counts.failing().quantile(0.5),
        counts.failing().quantile(0.95));
  }

  private static LoadCounts counts(LedgerLine line) {
    return LoadCounts.of(List.of(line));
  }

  private static FlipCount gradings(LedgerLine line) {
    return counts(line).gradings();
  }

  /** The same grading in a whole submission. */
  private static LedgerLine in(LedgerLine line, ChildOrigin child) {
    return LedgerLine.parse(line.line() + child).orElseThrow();
  }

  private static LedgerLine graded(Set<String> failed, Map<String, String> verdicts) {
    return graded(failed, verdicts, LoadProfile.IDLE, 1_000);
  }

  private static LedgerLine graded(
      Set<String> failed, Map<String, String> verdicts, LoadProfile profile, long ms) {
    return graded(failed, verdicts, profile, ms, "", "", "");
  }

  private static LedgerLine graded(Set<String> failed, String timing, String cold, String steps) {
    return graded(failed, Map.of("timing", "passed"), LoadProfile.IDLE, 1_000, timing, cold, steps);
  }

  private static LedgerLine graded(
      Set<String> failed,
      Map<String, String> verdicts,
      LoadProfile profile,
      long ms,
      String timing,
      String cold,
      String steps) {
    return new LedgerLine(
        "2026-11-27T17:20:15Z",
        "c65e69d",
        "17.0.15",
        profile,
        1,
        "right-callbacks",
        "offload",
        ms % 5,
        ms,
        "40.0/40.0",
        failed,
        verdicts,
        timing,
        cold,
        steps,
        "what the grader said",
        Optional.empty());
  }
}
