package unblock.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.engine.Course;
import unblock.message.Translator;

/** Tests that hints and learned items are found in handouts. */
class ExerciseHandoutTest {
  private static final Path EXERCISES = Path.of("../../exercises");
  private static final Translator ENGLISH = Translator.of(Locale.ENGLISH);

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"en", "ko"})
  void eachExerciseHasHintsAndWhatIsLearned(String language) throws Exception {
    Translator texts = Translator.of(Locale.forLanguageTag(language));
    List<WatchedExercise> exercises = WatchedProject.of(EXERCISES, texts).exercises();

    assertThat(exercises)
        .extracting(WatchedExercise::id)
        .containsExactlyElementsOf(Course.standard().ids());
    assertThat(exercises)
        .allSatisfy(
            each -> {
              assertThat(each.handout().hints()).hasSizeGreaterThanOrEqualTo(3);
              assertThat(each.handout().learned()).hasSizeGreaterThanOrEqualTo(3);
              assertThat(each.solution()).isPresent();
            });
  }

  @Test
  void anItemMayHaveSeveralLinesAndEndsWithItsSection() throws Exception {
    Files.writeString(
        folder.resolve("README.md"),
        """
        - not a hint

        ## Hints

        - one
          goes on
        - two

        ## Points

        - no hint
        """);

    ExerciseHandout handout = ExerciseHandout.read(folder, ENGLISH);

    assertThat(handout.hints()).containsExactly("one goes on", "two");
    assertThat(handout.learned()).isEmpty();
  }

  @Test
  void withoutAHandoutThereAreNoHints() {
    assertThat(ExerciseHandout.read(folder, ENGLISH).hints()).isEmpty();
  }
}
