package unblock.engine.report.html;

import java.util.List;
import java.util.Optional;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.GradedSource;
import unblock.engine.report.CriterionRemark;
import unblock.engine.report.PointsFormat;
import unblock.engine.report.PrintableText;
import unblock.engine.report.ShownAdvice;
import unblock.engine.report.ShownTimeline;
import unblock.engine.report.TimelineReading;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * The part of the page about one exercise.
 *
 * @param anchor its id in the page, unique and safe in a URL
 * @param timeline empty when no steps were kept
 * @param readings sentences in place of the timeline, for a grade without steps
 */
record ExercisePart(
    String id,
    String anchor,
    String points,
    List<Row> criteria,
    List<Remark> remarks,
    List<String> advice,
    Optional<TimelinePart> timeline,
    List<String> readings) {
  /**
   * A criterion with its verdict.
   *
   * @param verdict the word in grade.json, as in {@code passed}
   * @param mark a sign for the verdict, so that colour is not needed
   */
  record Row(String verdict, String mark, String word, String title, String points) {}

  /**
   * What was observed about criteria, with the places in the code.
   *
   * @param titles those of the criteria; empty when the heading has the only one
   */
  record Remark(
      String verdict,
      String heading,
      List<String> titles,
      String message,
      List<FindingPart> findings,
      String more) {}

  /** Returns the part with its timeline. */
  static ExercisePart of(GradedExercise exercise, Translator texts) {
    return of(
        exercise,
        timeline(exercise, texts),
        readings(exercise).stream().map(texts::text).toList(),
        texts);
  }

  /** Returns the part that says in place of the timeline how to see it. */
  static ExercisePart withoutTimeline(GradedExercise exercise, Translator texts) {
    Message sentence = Message.of("html.no-room", "exercise", PrintableText.line(exercise.id()));
    return of(exercise, Optional.empty(), List.of(texts.text(sentence)), texts);
  }

  private static ExercisePart of(
      GradedExercise exercise,
      Optional<TimelinePart> timeline,
      List<String> readings,
      Translator texts) {
    PointsFormat points = new PointsFormat(texts);
    return new ExercisePart(
        PrintableText.line(exercise.id()),
        anchor(exercise),
        points.of(exercise.score()),
        exercise.criteria().stream().map(each -> row(each, points, texts)).toList(),
        CriterionRemark.about(exercise.criteria(), texts).stream()
            .map(each -> remark(each, exercise.sources(), texts))
            .toList(),
        ShownAdvice.of(exercise).stream()
            .map(
                each ->
                    texts.text(
                        Message.of(
                            "report.advice.line",
                            "type",
                            each.type().words(),
                            "text",
                            each.message())))
            .toList(),
        timeline,
        readings);
  }

  private static String anchor(GradedExercise exercise) {
    return "e-" + exercise.id().replaceAll("[^A-Za-z0-9-]", "-");
  }

  /** Without a rendezvous, the page says why it has no timeline. */
  private static List<Message> readings(GradedExercise exercise) {
    boolean isWithoutRendezvous =
        exercise.evidence().ofLastRun() instanceof Evidence.Ran ran
            && ran.gatherings().isEmpty()
            && ran.heldTrials().isEmpty();
    return isWithoutRendezvous
        ? List.of(Message.of("html.no-timeline"))
        : TimelineReading.of(exercise.timeline());
  }

  private static Optional<TimelinePart> timeline(GradedExercise exercise, Translator texts) {
    ShownTimeline shown = ShownTimeline.of(exercise);
    if (shown.timeline().events().isEmpty()) {
      return Optional.empty();
    }
    String anchor = anchor(exercise);
    return Optional.of(
        shown
            .trial()
            .map(trial -> TimelinePart.ofHeldTrial(anchor, trial, shown.timeline(), texts))
            .orElseGet(
                () ->
                    TimelinePart.of(
                        anchor,
                        shown.timeline(),
                        isToStayFree(exercise),
                        OneLineChange.in(exercise, shown.timeline().events()),
                        texts)));
  }

  /** Whether a right answer leaves the worker while it waits. */
  private static boolean isToStayFree(GradedExercise exercise) {
    return exercise.criteria().stream().anyMatch(each -> each.aspect().equals(Aspect.EVENT_LOOP));
  }

  private static Row row(GradedCriterion criterion, PointsFormat points, Translator texts) {
    return new Row(
        criterion.verdict().toString(),
        mark(criterion),
        texts.text("report.verdict." + criterion.verdict()),
        texts.text(criterion.title()),
        points.of(criterion));
  }

  private static String mark(GradedCriterion criterion) {
    return switch (criterion.verdict()) {
      case PASSED -> "✓";
      case FAILED -> "✗";
      case NOT_CHECKED -> "–";
      case INCONCLUSIVE -> "?";
    };
  }

  private static Remark remark(
      CriterionRemark remark, List<GradedSource> sources, Translator texts) {
    return new Remark(
        remark.verdict().toString(),
        heading(remark, texts),
        remark.criteria().size() == 1
            ? List.of()
            : remark.criteria().stream().map(each -> texts.text(each.title())).toList(),
        remark.message(),
        remark.findings().stream().map(each -> FindingPart.of(each, sources, texts)).toList(),
        remark.more() > 0 ? texts.text(Message.of("report.more", "count", remark.more())) : "");
  }

  private static String heading(CriterionRemark remark, Translator texts) {
    int criteria = remark.criteria().size();
    String verdict = texts.text("report.verdict." + remark.verdict());
    return criteria == 1
        ? verdict + ": " + remark.titles(texts)
        : texts.text(Message.of("html.remark.several", "verdict", verdict, "criteria", criteria));
  }
}
