package unblock.engine.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.report.ExerciseExcerpt;
import unblock.engine.report.LineBreaker;
import unblock.engine.report.TextReport;
import unblock.message.Message;
import unblock.message.Translator;

/** Writes a state of the watch as the lines of a page, in one language and width. */
final class WatchPage {
  private static final int WIDEST = 100;
  private static final String INDENT = "  ";

  private final Map<String, WatchedExercise> exercises;
  private final long seed;
  private final Translator texts;
  private final int width;
  private final List<String> lines = new ArrayList<>();

  private WatchPage(WatchedProject project, long seed, Translator texts, int width) {
    this.exercises =
        project.exercises().stream()
            .collect(Collectors.toMap(WatchedExercise::id, Function.identity()));
    this.seed = seed;
    this.texts = texts;
    this.width = Math.min(WIDEST, width);
  }

  /**
   * Returns the lines of the page.
   *
   * @param seed that of the gradings, for the report
   * @param width the columns of the terminal
   */
  static List<String> of(
      WatchState state, WatchedProject project, long seed, Translator texts, int width) {
    WatchPage page = new WatchPage(project, seed, texts, width);
    page.write(state);
    return page.lines;
  }

  private void write(WatchState state) {
    progress(state);
    heading(state);
    ExerciseProgress shown = state.shown();
    Optional<GradedExercise> last = shown.last();
    if (state.view() == WatchView.LIST) {
      list(state);
    } else if (shown.isGrading()) {
      text(Message.of("watch.grading", "file", exercise(shown).source().toString()));
    } else if (shown.problem().isPresent()) {
      text(shown.problem().get());
    } else if (last.isPresent()) {
      graded(state.view(), shown, last.get());
    }
    if (state.view() == WatchView.RESULT) {
      hints(shown);
    }
    line("");
    text(Message.of("watch.keys"));
  }

  private void graded(WatchView view, ExerciseProgress shown, GradedExercise graded) {
    ExerciseExcerpt excerpt = new ExerciseExcerpt(graded, texts, width - INDENT.length());
    switch (view) {
      case TIMELINE -> timeline(excerpt);
      case REPORT -> report(graded);
      default -> result(shown, graded, excerpt);
    }
  }

  private void progress(WatchState state) {
    long solved = state.exercises().stream().filter(ExerciseProgress::isSolved).count();
    text(
        Message.of(
            "watch.progress", "solved", solved, "exercises", (long) state.exercises().size()));
    text(
        state.exercises().stream()
            .map(each -> (each.isSolved() ? "[x] " : "[ ] ") + each.id())
            .collect(Collectors.joining(INDENT)));
    line("");
  }

  private void heading(WatchState state) {
    WatchedExercise exercise = exercise(state.shown());
    text(
        Message.of(
            "watch.exercise",
            "number",
            state.current() + 1,
            "id",
            exercise.id(),
            "title",
            exercise.exercise().title()));
    line("");
  }

  private void result(ExerciseProgress shown, GradedExercise graded, ExerciseExcerpt excerpt) {
    if (graded.isPassed()) {
      done(shown, excerpt);
    } else {
      text(Message.of("watch.next-step", "points", excerpt.points()));
      excerpt.nextStep().forEach(each -> line(INDENT + each));
    }
  }

  private void done(ExerciseProgress shown, ExerciseExcerpt excerpt) {
    WatchedExercise exercise = exercise(shown);
    text(Message.of("watch.done", "exercise", exercise.id(), "points", excerpt.points()));
    if (!exercise.handout().learned().isEmpty()) {
      line("");
      text(Message.of("watch.learned"));
      exercise.handout().learned().forEach(each -> item("- ", each));
    }
    exercise
        .solution()
        .ifPresent(
            file -> {
              line("");
              text(Message.of("watch.solution", "file", file.toString()));
            });
  }

  private void hints(ExerciseProgress shown) {
    List<String> hints = exercise(shown).handout().hints();
    if (shown.hintsShown() > 0) {
      line("");
      text(Message.of("watch.hints", "shown", shown.hintsShown(), "all", hints.size()));
      hints.stream().limit(shown.hintsShown()).forEach(each -> item("- ", each));
    }
  }

  private void list(WatchState state) {
    for (ExerciseProgress each : state.exercises()) {
      WatchedExercise exercise = exercise(each);
      Message row =
          Message.of(
              each.isSolved() ? "watch.list.solved" : "watch.list.unsolved",
              "id",
              each.id(),
              "title",
              exercise.exercise().title());
      item(each.equals(state.shown()) ? "> " : INDENT, texts.text(row));
    }
  }

  private void timeline(ExerciseExcerpt excerpt) {
    List<String> picture = excerpt.timeline();
    if (picture.isEmpty()) {
      text(Message.of("watch.no-timeline"));
    }
    lines.addAll(picture);
  }

  private void report(GradedExercise graded) {
    GradeReport report = GradeReport.of(graded.id(), seed, List.of(graded));
    new TextReport().write(report, texts).lines().forEach(lines::add);
  }

  private WatchedExercise exercise(ExerciseProgress progress) {
    WatchedExercise found = exercises.get(progress.id());
    if (found == null) {
      throw new IllegalArgumentException("There is no exercise " + progress.id() + ".");
    }
    return found;
  }

  private void line(String line) {
    lines.add(line);
  }

  private void text(Message message) {
    text(texts.text(message));
  }

  private void text(String text) {
    lines.addAll(LineBreaker.lines(text, width));
  }

  /** Adds text whose first line has the mark before it and whose others are indented. */
  private void item(String mark, String text) {
    String before = mark;
    for (String each : LineBreaker.lines(text, width - INDENT.length())) {
      line(before + each);
      before = INDENT;
    }
  }
}
