package unblock.cli.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.cli.intake.Student;
import unblock.engine.model.SubmissionRights;
import unblock.message.Message;

final class RoundJournalTest {
  private static final RunSettings TERMS =
      new RunSettings("v", 7, List.of("offload"), "s", "", ClassShard.WHOLE, SubmissionRights.OWN);

  private static final Message NO_FILE = Message.of("intake.no-file", "path", "x.zip");

  private static final Message TWO_BOBS =
      Message.joined(
          Message.of(
              "intake.several",
              "name",
              "bob",
              "students",
              Message.of(
                  "intake.students-and-more",
                  "students",
                  List.of(Message.of("intake.student", "name", "Bob", "id", "7")),
                  "count",
                  4L)),
          Message.of("intake.counts-for-nobody"));

  @TempDir private Path folder;

  @Test
  void holdsWhatWasWritten() {
    RunManifest roll = roll(TERMS);
    try (RoundJournal journal = RoundJournal.open(folder)) {
      journal.call(roll);
      journal.graded("ada", "p1", "d");
      journal.graded("bob", "p2", "d");
      journal.refused("eve", NO_FILE);
    }

    RunState kept = RunState.in(folder);
    assertThat(kept.roll()).contains(roll);
    assertThat(kept.print("ada")).contains("p1");
    assertThat(kept.digest("ada")).contains("d");
    assertThat(kept.refusal("eve")).contains(NO_FILE);
    assertThat(kept.print("eve")).isEmpty();
  }

  @Test
  void readsRefusalsThatAreTexts() throws Exception {
    Files.writeString(
        folder.resolve("journal.jsonl"),
        "{\"line\":\"refused\",\"submission\":\"eve\",\"sentence\":\"No zip.\"}\n");

    assertThat(RunState.in(folder).refusal("eve")).contains(Message.verbatim("No zip."));
  }

  @Test
  void refusesAJournalThatIsTooLarge() throws Exception {
    try (var file =
        Files.newByteChannel(
            folder.resolve("journal.jsonl"),
            StandardOpenOption.CREATE_NEW,
            StandardOpenOption.WRITE)) {
      file.position(RoundJournal.LARGEST);
      file.write(StandardCharsets.UTF_8.encode("\n"));
    }

    assertThatThrownBy(() -> RoundJournal.open(folder))
        .isInstanceOf(UnusableFolder.class)
        .hasMessage(
            "The journal %s is larger than 256 MiB. Name another folder with --report."
                .formatted(folder.resolve("journal.jsonl")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"line\":\"graded\",\"submission\":\"bob\",\"print\":\"p2\"}",
        "\0\0\0",
        "{",
        "{\n"
      })
  void cutsATornEndOff(String torn) throws Exception {
    try (RoundJournal journal = RoundJournal.open(folder)) {
      journal.call(roll(TERMS));
      journal.graded("ada", "p1", "d");
    }
    Path file = folder.resolve("journal.jsonl");
    String whole = Files.readString(file);
    Files.writeString(file, torn, StandardOpenOption.APPEND);

    try (RoundJournal journal = RoundJournal.open(folder)) {
      assertThat(journal.print("ada")).contains("p1");
      assertThat(journal.print("bob")).isEmpty();
      journal.graded("eve", "p3", "d");
    }
    assertThat(file).content().startsWith(whole).hasLineCount(3);
    assertThat(RunState.in(folder).print("eve")).contains("p3");
  }

  @Test
  void restoresWhatOthersChange() throws Exception {
    Path file = folder.resolve("journal.jsonl");
    try (RoundJournal journal = RoundJournal.open(folder)) {
      journal.call(roll(TERMS));
      journal.graded("ada", "p1", "d");
      assertThat(journal.restore()).isFalse();
      String whole = Files.readString(file);
      Files.writeString(file, whole.replace("\"OWN\"", "\"GRADER\"").replace("p1", "p2"));

      assertThat(journal.restore()).isTrue();

      assertThat(file).hasContent(whole);
      Files.delete(file);
      assertThat(journal.restore()).isTrue();
      assertThat(file).hasContent(whole);
    }
  }

  @Test
  void forgetsGradesOnOtherTerms() {
    try (RoundJournal journal = RoundJournal.open(folder)) {
      journal.call(roll(TERMS));
      journal.graded("ada", "p1", "d");
      journal.call(roll(TERMS));
      assertThat(journal.print("ada")).contains("p1");
      journal.call(
          roll(
              new RunSettings(
                  "w", 7, List.of("offload"), "s", "", ClassShard.WHOLE, SubmissionRights.OWN)));
      assertThat(journal.print("ada")).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64})
  void eachNameIsInExactlyOneShard(int of) {
    for (int i = 0; i < 300; i++) {
      String name = "ada-lovelace-" + i;
      int shards = 0;
      for (int number = 1; number <= of; number++) {
        shards += new ClassShard(number, of).has(name) ? 1 : 0;
      }
      assertThat(shards).isEqualTo(1);
    }
  }

  @Test
  void theShardOfANameNeverChanges() {
    // The same result as zlib's.
    assertThat(new ClassShard(1, 3).has("ada")).isTrue();
    assertThat(new ClassShard(1, 4).has("zo\u00eb")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/3", "4/3", "1", "1/0", "a/b", "-1/3", "1/99999999999"})
  void refusesWhatIsNoShard(String text) {
    assertThatThrownBy(() -> ClassShard.of(text))
        .hasMessageStartingWith("it is I/N with I from 1 to N");
  }

  private static RunManifest roll(RunSettings terms) {
    Student ada = new Student("1", "Ada", Optional.of("ada@x"));
    return new RunManifest(
        terms,
        List.of(
            new RunManifest.Entry(
                "ada", Optional.of(ada), List.of(Message.of("intake.late")), List.of()),
            new RunManifest.Entry("bob", Optional.empty(), List.of(TWO_BOBS), List.of())),
        List.of(Message.of("intake.no-folder", "path", "x")),
        List.of(ada));
  }
}
