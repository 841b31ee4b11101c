package unblock.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.watch.Progress.HINTS;
import static unblock.engine.watch.Progress.failed;
import static unblock.engine.watch.Progress.passed;
import static unblock.engine.watch.Progress.solved;
import static unblock.engine.watch.Progress.unsolved;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unblock.engine.watch.WatchEvent.Graded;
import unblock.engine.watch.WatchEvent.KeyPressed;
import unblock.engine.watch.WatchEvent.SourceChanged;
import unblock.message.Message;

/** Tests what each event makes of the state of a watch. */
class WatchStateTest {
  private static final List<ExerciseProgress> NEW = List.of(unsolved("a"), unsolved("b"));

  private static WatchState begin() {
    return WatchState.begin(NEW, "");
  }

  private static WatchState press(WatchState state, WatchKey... keys) {
    WatchState now = state;
    for (WatchKey key : keys) {
      now = now.after(new KeyPressed(key));
    }
    return now;
  }

  @Test
  void beginsWithTheFirstUnsolvedExerciseAndRequestsItsGrading() {
    WatchState state = WatchState.begin(List.of(solved("a"), unsolved("b")), "");

    assertThat(state.shown().id()).isEqualTo("b");
    assertThat(state.shown().isGrading()).isTrue();
    assertThat(state.exercises().get(0).requests()).isZero();
  }

  @ParameterizedTest(name = "last shown: {0}, begins with {1}")
  @CsvSource({"c, c", "b, a", "gone, a"})
  void goesOnWithTheExerciseOfTheLastSessionUnlessItIsSolved(String last, String first) {
    List<ExerciseProgress> all = List.of(unsolved("a"), solved("b"), unsolved("c"));

    assertThat(WatchState.begin(all, last).shown().id()).isEqualTo(first);
  }

  @Test
  void aResultSolvesTheExerciseAndStaysWithIt() {
    WatchState state = begin().after(new Graded(1, passed("a")));

    assertThat(state.shown().id()).isEqualTo("a");
    assertThat(state.shown().isSolved()).isTrue();
    assertThat(state.isGrading()).isFalse();
  }

  @Test
  void theResultOfAnOlderRequestIsDropped() {
    WatchState saved = begin().after(new SourceChanged("a"));
    WatchState late = saved.after(new Graded(1, passed("a")));

    assertThat(late).isEqualTo(saved);
    assertThat(late.after(new Graded(2, failed("a"))).shown().last()).contains(failed("a"));
  }

  @Test
  void aSaveOfASolvedExerciseMayUnsolveIt() {
    WatchState state =
        begin()
            .after(new Graded(1, passed("a")))
            .after(new SourceChanged("a"))
            .after(new Graded(2, failed("a")));

    assertThat(state.shown().isSolved()).isFalse();
  }

  @Test
  void theExerciseThatIsSavedIsShown() {
    WatchState state = begin().after(new SourceChanged("b"));

    assertThat(state.shown().id()).isEqualTo("b");
    assertThat(state.shown().isGrading()).isTrue();
    assertThat(state.after(new SourceChanged("elsewhere"))).isEqualTo(state);
  }

  @Test
  void aGradingWithoutAResultKeepsItsReasonUntilTheNextSave() {
    Message reason = Message.verbatim("no source");
    WatchState state = begin().after(new WatchEvent.NotGraded(1, "a", reason));

    assertThat(state.shown().problem()).contains(reason);
    assertThat(state.isGrading()).isFalse();
    assertThat(state.after(new SourceChanged("a")).shown().problem()).isEmpty();
  }

  @Test
  void hintsAreShownOneByOneUpToTheLast() {
    WatchState state = begin();
    for (int i = 1; i <= HINTS + 1; i++) {
      state = press(state, WatchKey.HINT);
      assertThat(state.shown().hintsShown()).isEqualTo(Math.min(i, HINTS));
    }
  }

  @Test
  void nextGoesToTheNextUnsolvedExerciseAndRequestsAGradingOnce() {
    WatchState state = WatchState.begin(List.of(unsolved("a"), solved("b"), unsolved("c")), "");

    WatchState next = press(state, WatchKey.NEXT);
    assertThat(next.shown().id()).isEqualTo("c");
    assertThat(next.shown().requests()).isEqualTo(1);

    WatchState back = press(next, WatchKey.NEXT);
    assertThat(back.shown().id()).isEqualTo("a");
    assertThat(back.shown().requests()).isEqualTo(1);
  }

  @Test
  void nextGoesThroughAllExercisesWhenAllAreSolved() {
    WatchState state = WatchState.begin(List.of(solved("a"), solved("b")), "");

    assertThat(press(state, WatchKey.NEXT).shown().id()).isEqualTo("b");
    assertThat(press(state, WatchKey.NEXT, WatchKey.NEXT).shown().id()).isEqualTo("a");
  }

  @ParameterizedTest
  @CsvSource({"LIST", "TIMELINE", "REPORT"})
  void aViewIsLeftByItsOwnKeyAndBySaving(WatchKey key) {
    WatchState state = press(begin(), key);

    assertThat(state.view()).isEqualTo(WatchView.valueOf(key.name()));
    assertThat(press(state, key).view()).isEqualTo(WatchView.RESULT);
    assertThat(state.after(new SourceChanged("a")).view()).isEqualTo(WatchView.RESULT);
  }

  @Test
  void onlyQuitEndsIt() {
    assertThat(press(begin(), WatchKey.QUIT).isOver()).isTrue();
    assertThat(begin().after(new WatchEvent.InputEnded()).isOver()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"h, HINT", "N, NEXT", "ㅣ, LIST", "ㅅ, TIMELINE", "ㄱ, REPORT", "ㅂ, QUIT"})
  void lettersOfBothLayoutsPressKeys(char letter, WatchKey key) {
    assertThat(WatchKey.of(letter)).contains(key);
    assertThat(WatchKey.of('x')).isEmpty();
  }
}
