package unblock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import unblock.engine.model.Evidence;
import unblock.message.Message;

/** The canaries in real children: as they are, and with each in the other's place. */
class CanariesTest {
  private static final Grader GRADER = new Grader(1);

  @AfterAll
  static void close() {
    GRADER.close();
  }

  private static Canaries with(Map<String, String> otherNames) {
    return new Canaries(
        (exercise, sources) -> GRADER.evidence("canary", exercise, sources),
        name -> text(otherNames.getOrDefault(name, name)));
  }

  private static String text(String name) {
    try {
      return Files.readString(
          Path.of("src/main/resources/unblock/engine/canaries", name + ".java"));
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aFitMachineTellsThemApart() {
    assertThat(with(Map.of()).first()).isEmpty();
  }

  @Test
  void aGoodOneThatComesOutBadMakesTheMachineUnfit() {
    assertThat(with(Map.of("Good", "Bad")).first())
        .hasValueSatisfying(
            reason ->
                assertThat(english(reason))
                    .startsWith(
                        "an answer that is known to be good came out wrong: The worker must stay free"));
  }

  @Test
  void aBadOneThatComesOutGoodMakesTheMachineUnfit() {
    assertThat(with(Map.of("Bad", "Good")).first())
        .hasValueSatisfying(
            reason ->
                assertThat(english(reason))
                    .startsWith("an answer that is known to be bad came out wrong: "));
  }

  @Test
  void theyAreGradedOnceAndAgainWhenAskedTo() {
    AtomicInteger observed = new AtomicInteger();
    Canaries canaries =
        new Canaries(
            (exercise, sources) -> {
              observed.incrementAndGet();
              return new Evidence.Trouble(Message.verbatim("no core was free"));
            });

    assertThat(canaries.first()).isEqualTo(canaries.first()).get().asString().contains("no core");
    assertThat(observed).as("the good one and the bad one").hasValue(2);
    canaries.again();
    assertThat(observed).hasValue(4);
  }
}
