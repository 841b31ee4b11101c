package unblock.cli.classroom;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.cli.intake.Student;
import unblock.cli.journal.ClassShard;
import unblock.cli.journal.RunSettings;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Score;
import unblock.engine.model.SubmissionRights;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.engine.model.Visibility;
import unblock.message.Message;
import unblock.message.Translator;

final class GradebookTest {
  private static final RunSettings TERMS =
      new RunSettings("v", 7, List.of("offload"), "s", "", ClassShard.WHOLE, SubmissionRights.OWN);
  private static final Student ADA = new Student("=1+1", "Lovelace, \"Ada\"", Optional.of("@ada"));

  @TempDir private Path folder;

  @Test
  void hasARowForEveryoneAndAColumnForEachCriterion() throws Exception {
    Gradebook book =
        new Gradebook(
            TERMS,
            List.of(
                ClassRow.graded(
                    Optional.of(ADA), grade("zoe", Verdict.PASSED, Verdict.INCONCLUSIVE)),
                ClassRow.graded(Optional.empty(), grade("bob", Verdict.FAILED, Verdict.PASSED)),
                ClassRow.refused(
                    Optional.empty(),
                    "eve",
                    Message.verbatim("No Java file in eve."),
                    List.of(Message.of("intake.late"), Message.verbatim("Twice."))),
                ClassRow.absent(new Student("9", "Max", Optional.empty()))));
    for (String name : List.of("zoe", "bob")) {
      Files.createDirectories(folder.resolve(name));
      Files.writeString(folder.resolve(name).resolve("fingerprints.json"), "{\"exercises\":{}}");
    }

    assertThat(book.write(folder, Translator.of(Locale.ENGLISH))).isEmpty();

    String text = Files.readString(folder.resolve("summary.csv"));
    List<Map<String, String>> rows =
        new CsvMapper()
            .readerForMapOf(String.class)
            .with(CsvSchema.emptySchema().withHeader())
            .<Map<String, String>>readValues(text)
            .readAll();
    assertThat(text)
        .startsWith("student id,name,email,submission,earned,possible,percent,verdict,");
    assertThat(rows.stream().map(row -> row.get("submission") + ": " + row.get("verdict")))
        .containsExactly(
            ": nothing handed in", "bob: failed", "eve: not graded", "zoe: inconclusive");
    Map<String, String> zoe = rows.get(3);
    assertThat(zoe.get("student id")).isEqualTo("'=1+1");
    assertThat(zoe.get("name")).isEqualTo("Lovelace, \"Ada\"");
    assertThat(zoe.get("email")).isEqualTo("'@ada");
    assertThat(zoe.get("earned")).as("no mark while something is inconclusive").isEmpty();
    assertThat(zoe.get("percent")).isEmpty();
    assertThat(zoe.get("possible")).isEqualTo("5");
    assertThat(zoe.get("offload.login.answers")).isEqualTo("2.5");
    assertThat(zoe.get("offload.timing")).isEmpty();
    assertThat(rows.get(1).get("offload.login.answers")).isEqualTo("0");
    assertThat(rows.get(2).get("remark")).isEqualTo("No Java file in eve.");

    assertThat(rows.get(2).get("remarks")).isEqualTo("It was handed in late. Twice.");
    assertThat(rows.get(3).get("remarks")).isEmpty();
    JsonNode json = new ObjectMapper().readTree(folder.resolve("summary.json").toFile());
    assertThat(json.at("/round/seed").asLong()).isEqualTo(7);
    assertThat(json.at("/round/shard").asText()).isEqualTo("1/1");
    assertThat(json.at("/totals/graded").asInt()).isEqualTo(2);
    assertThat(json.at("/totals/inconclusive").asInt()).isEqualTo(1);
    assertThat(json.at("/totals/possible").asInt()).isEqualTo(5);
    assertThat(json.at("/rows/3/earned").isMissingNode()).isTrue();
    assertThat(json.at("/totals/absent").asInt()).isEqualTo(1);
    assertThat(json.at("/criteria/0/key").asText()).isEqualTo("offload.login.answers");
    assertThat(json.at("/criteria/0/passed").asInt()).isEqualTo(1);
    assertThat(json.at("/criteria/0/failed").asInt()).isEqualTo(1);
    assertThat(json.at("/rows/2/remarks/1").asText()).isEqualTo("Twice.");
    assertThat(json.at("/rows/3/student/name").asText()).isEqualTo(ADA.name());
  }

  private static GradeReport grade(String name, Verdict login, Verdict timing) {
    List<GradedCriterion> criteria =
        List.of(criterion("offload.login.answers", login), criterion("offload.timing", timing));
    Score score = Score.sum(criteria.stream().map(GradedCriterion::points).toList());
    return GradeReport.of(
        name,
        7,
        List.of(
            new GradedExercise(
                "offload",
                score,
                criteria,
                Timeline.EMPTY,
                new Evidence.Trouble(Message.verbatim("t")))));
  }

  private static GradedCriterion criterion(String key, Verdict verdict) {
    Score points = new Score(verdict == Verdict.PASSED ? 2.5 : 0, 2.5);
    return new GradedCriterion(
        key,
        Aspect.ANSWERS,
        Message.verbatim("t"),
        verdict,
        points,
        Visibility.VISIBLE,
        Message.verbatim("m"),
        List.of());
  }
}
