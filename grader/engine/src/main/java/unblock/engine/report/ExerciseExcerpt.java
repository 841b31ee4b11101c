package unblock.engine.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * Parts of the report about one exercise, as printable lines for a terminal.
 *
 * @param texts in the language of the reader
 * @param width the largest number of columns
 */
public record ExerciseExcerpt(GradedExercise exercise, Translator texts, int width) {
  private static final int MOST_PLACES = 3;

  /** The points, as in {@code 17.5 of 40 points}. */
  public String points() {
    String points = new PointsFormat(texts).cell(exercise.score(), exercise.undecided());
    return texts.text(Message.of("report.total", "points", points));
  }

  /**
   * The first criterion that failed, or else that is undecided: its title, its message and at most
   * three places. Empty when each criterion is passed.
   */
  public List<String> nextStep() {
    Optional<GradedCriterion> first =
        Stream.of(Verdict.FAILED, Verdict.INCONCLUSIVE, Verdict.NOT_CHECKED)
            .flatMap(
                verdict ->
                    exercise.visible().criteria().stream()
                        .filter(each -> each.verdict() == verdict))
            .findFirst();
    return first.map(this::step).orElseGet(List::of);
  }

  private List<String> step(GradedCriterion criterion) {
    List<String> lines = new ArrayList<>();
    String word = texts.text("report.word." + criterion.verdict());
    lines.addAll(LineBreaker.lines(word + "  " + texts.text(criterion.title()), width));
    for (CriterionRemark remark : CriterionRemark.about(List.of(criterion), texts)) {
      lines.addAll(LineBreaker.lines(remark.message(), width));
      remark.findings().stream().limit(MOST_PLACES).forEach(each -> lines.addAll(place(each)));
      int more = remark.more() + Math.max(0, remark.findings().size() - MOST_PLACES);
      if (more > 0) {
        lines.add(texts.text(Message.of("report.more", "count", more)));
      }
    }
    return lines;
  }

  private List<String> place(CriterionRemark.Place place) {
    String where =
        texts.text(
            Message.of(
                "report.finding", "severity", place.severity().words(), "place", place.place()));
    String text = place.message().isEmpty() ? where : where + ": " + place.message();
    return LineBreaker.lines(text, width);
  }

  /** The picture of the requests in time, and what it shows; empty when no request was sent. */
  public List<String> timeline() {
    TimelineText.Lines timeline = TimelineText.of(exercise, width, texts);
    List<String> lines = new ArrayList<>(timeline.picture());
    lines.addAll(timeline.brokenSentences(width));
    return lines.stream().map(PrintableText::withoutCommands).toList();
  }
}
