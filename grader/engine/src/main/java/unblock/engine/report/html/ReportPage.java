package unblock.engine.report.html;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.report.PointsFormat;
import unblock.engine.report.PrintableText;
import unblock.engine.report.ShownTimeline;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The content of the page of a submission, in one language.
 *
 * @param next what to do next, in one sentence
 * @param missing what an older grade does not have, in one sentence; empty when it has all
 * @param hidden the note on criteria that are not shown; empty when there are none
 * @param isolation the protections that were in force; empty when nothing ran
 * @param command how to repeat the grading
 */
record ReportPage(
    String language,
    String submission,
    String total,
    String next,
    String missing,
    String hidden,
    String isolation,
    String seed,
    String command,
    List<String> remarks,
    List<ExercisePart> exercises) {
  /**
   * The most events that the timelines of a page show together, so that a page of many exercises
   * stays below 150 KB. Measured: up to 900 bytes for each event.
   */
  private static final int MOST_EVENTS = 110;

  static ReportPage of(GradeReport whole, Translator texts) {
    GradeReport report = whole.visible();
    PointsFormat points = new PointsFormat(texts);
    String seed = Long.toString(report.seed());
    return new ReportPage(
        texts.language(),
        PrintableText.line(report.submission()),
        points.total(report),
        texts.text(next(report)),
        isOlder(report) ? texts.text("html.older") : "",
        points.hidden(whole.hidden()).orElse(""),
        report.ranAnything()
            ? report.isolation().map(each -> texts.text(each.inWords())).orElse("")
            : "",
        seed,
        texts.text(Message.of("html.command", "seed", seed)),
        report.remarks().stream().map(texts::text).toList(),
        exercises(report.exercises(), texts));
  }

  /** Leaves out timelines that have no room. */
  private static List<ExercisePart> exercises(List<GradedExercise> graded, Translator texts) {
    Set<Integer> drawn = withRoom(graded);
    return IntStream.range(0, graded.size())
        .mapToObj(
            each ->
                drawn.contains(each)
                    ? ExercisePart.of(graded.get(each), texts)
                    : ExercisePart.withoutTimeline(graded.get(each), texts))
        .toList();
  }

  /** The indexes of the exercises whose timelines have room; unsolved exercises get it first. */
  private static Set<Integer> withRoom(List<GradedExercise> graded) {
    List<Integer> unsolvedFirst =
        IntStream.range(0, graded.size())
            .boxed()
            .sorted(Comparator.comparing(each -> graded.get(each).isPassed()))
            .toList();
    Set<Integer> drawn = new HashSet<>();
    int room = MOST_EVENTS;
    for (int each : unsolvedFirst) {
      int columns = ShownTimeline.of(graded.get(each)).columns();
      if (columns <= room) {
        room -= columns;
        drawn.add(each);
      }
    }
    return drawn;
  }

  /** The first criterion that is not passed names the next step. */
  private static Message next(GradeReport report) {
    if (report.exercises().isEmpty()) {
      return Message.of("report.nothing-graded");
    }
    Optional<GradedCriterion> failed =
        report.criteria().filter(each -> each.verdict() == Verdict.FAILED).findFirst();
    return failed
        .map(each -> Message.of("html.next", "title", each.title(), "place", placeIn(each)))
        .orElseGet(
            () ->
                Message.of(
                    report.verdict() == Verdict.PASSED ? "html.next.none" : "html.next.again"));
  }

  private static Message placeIn(GradedCriterion criterion) {
    return criterion.findings().isEmpty()
        ? Message.empty()
        : Message.of("html.next.place", "place", criterion.findings().get(0).place());
  }

  /** Whether something ran whose steps or sources were not kept. */
  private static boolean isOlder(GradeReport report) {
    return report.exercises().stream()
        .anyMatch(
            each ->
                each.sources().isEmpty()
                    || (each.evidence().ofLastRun() instanceof Evidence.Ran ran
                        && !ran.gatherings().isEmpty()
                        && ShownTimeline.of(each).timeline().events().isEmpty()));
  }
}
