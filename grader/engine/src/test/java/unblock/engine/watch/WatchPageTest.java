package unblock.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.watch.Progress.failed;
import static unblock.engine.watch.Progress.passed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import unblock.engine.Course;
import unblock.engine.report.TextWidth;
import unblock.message.Message;
import unblock.message.Translator;

/** Tests the page of a watch, with the exercises and handouts of the kit. */
class WatchPageTest {
  private static final String FIRST = Course.standard().ids().get(0);

  private static Translator texts(String language) {
    return Translator.of(Locale.forLanguageTag(language), Course.standard().exercises());
  }

  private static WatchedProject project(String language) throws IOException {
    return WatchedProject.of(Path.of("../../exercises"), texts(language));
  }

  private static WatchState begin(WatchedProject project) {
    return WatchMemory.EMPTY.begin(project.exercises());
  }

  private static List<String> page(WatchState state, String language, int width)
      throws IOException {
    return WatchPage.of(state, project(language), 1, texts(language), width);
  }

  private static WatchState press(WatchState state, WatchKey key) {
    return state.after(new WatchEvent.KeyPressed(key));
  }

  @Test
  void showsTheOneNextStepWithAFewPlaces() throws Exception {
    WatchState state = begin(project("en")).after(new WatchEvent.Graded(1, failed(FIRST)));

    String page = String.join("\n", page(state, "en", 100));

    assertThat(page)
        .contains("Solved: 0 of", "[ ] " + FIRST, "Next step (4 of 12 points):")
        .contains("FAILED  The title of second", "The message of second")
        .contains("UserHandlers.java:3", "and 2 more", "[Q] quit")
        .doesNotContain("UserHandlers.java:4", "third", "Hints (", "able to explain");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "en|Done. |You should now be able to explain:|reference solution: ",
        "ko|완료. |이제 다음을 설명할 수 있어야 합니다.|모범 답안과 비교해 보세요: "
      })
  void showsWhatWasLearnedAndThenTheSolutionWhenItIsDone(
      String language, String done, String learned, String solution) throws Exception {
    WatchState state = begin(project(language)).after(new WatchEvent.Graded(1, passed(FIRST)));

    String page = String.join("\n", page(state, language, 100));

    assertThat(page)
        .containsSubsequence(
            "[x] " + FIRST,
            done,
            learned,
            "- " + project(language).exercises().get(0).handout().learned().get(0),
            solution);
  }

  @Test
  void showsOneMoreHintEachTimeAlsoWhileItGrades() throws Exception {
    WatchState state = begin(project("en")).after(new WatchEvent.Graded(1, failed(FIRST)));
    List<String> hints = project("en").exercises().get(0).handout().hints();

    String one = String.join(" ", page(press(state, WatchKey.HINT), "en", 1_000));
    String two =
        String.join(" ", page(press(press(state, WatchKey.HINT), WatchKey.HINT), "en", 1_000));

    assertThat(one).contains("Hints (1 of " + hints.size()).contains(start(hints, 0));
    assertThat(one).doesNotContain(start(hints, 1));
    assertThat(two).contains(start(hints, 0), start(hints, 1));
    assertThat(String.join(" ", page(press(begin(project("en")), WatchKey.HINT), "en", 1_000)))
        .contains("Grading", start(hints, 0));
  }

  private static String start(List<String> hints, int index) {
    return hints.get(index).substring(0, 30);
  }

  @Test
  void showsTheReportAndTheListAndWhyThereIsNoTimeline() throws Exception {
    WatchState state = begin(project("en")).after(new WatchEvent.Graded(1, failed(FIRST)));

    assertThat(String.join("\n", page(press(state, WatchKey.REPORT), "en", 100)))
        .contains("The title of first", "The title of third");
    assertThat(page(press(state, WatchKey.LIST), "en", 100))
        .anyMatch(line -> line.startsWith("> " + FIRST + ", not solved"));
    assertThat(String.join("\n", page(press(state, WatchKey.TIMELINE), "en", 100)))
        .contains("There is no timeline");
  }

  @Test
  void showsTheReasonWhyThereIsNoResult() throws Exception {
    WatchState state =
        begin(project("en"))
            .after(new WatchEvent.NotGraded(1, FIRST, Message.verbatim("It is gone.")));

    assertThat(page(state, "en", 100)).contains("It is gone.");
  }

  @ParameterizedTest
  @EnumSource(WatchView.class)
  void noLineIsWiderThanTheTerminal(WatchView view) throws Exception {
    for (String language : List.of("en", "ko")) {
      WatchState graded = begin(project(language)).after(new WatchEvent.Graded(1, passed(FIRST)));
      WatchState state =
          new WatchState(press(graded, WatchKey.HINT).exercises(), graded.current(), view, false);
      int width = view == WatchView.REPORT ? 100 : 44; // A report has a width of its own.

      assertThat(page(state, language, width))
          .allMatch(line -> TextWidth.of(line) <= width)
          .noneMatch(line -> line.contains("\u001b"));
    }
  }
}
