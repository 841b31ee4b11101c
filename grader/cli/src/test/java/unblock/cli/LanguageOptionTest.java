package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.analyzer.InspectionResult;
import unblock.engine.model.Evidence;
import unblock.engine.model.SubmissionRights;
import unblock.message.Message;

/** The same grades and faults in each language. */
final class LanguageOptionTest {
  private static final Pattern HANGUL = Pattern.compile("[가-힣]");
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\w+[,}]");

  /** Two words beside each other, as in a sentence. */
  private static final Pattern ENGLISH = Pattern.compile("\\b[a-z]{2,} [a-z]{2,}\\b");

  @TempDir private Path folder;
  private Path code = Path.of("");

  /** What a command came to and printed. */
  private record Run(int status, String out, String err) {}

  @BeforeEach
  void aSubmission() throws IOException {
    code = Samples.code(folder.resolve("ada"));
  }

  @Test
  void aGradeMadeInEnglishIsJudgedInKorean() {
    run("grade", code, "--report", folder.resolve("report"), "--lang", "en");
    Path grade = folder.resolve("report/ada/grade.json");

    Run english = run("judge", grade, "--lang", "en");
    Run korean = run("judge", "--lang", "ko", grade);

    assertThat(korean.status()).isEqualTo(english.status()).isEqualTo(ExitStatus.NOT_ALL_PASSED);
    assertThat(english.out())
        .contains("ada: 0 of 40 points", "FAILED")
        .doesNotContainPattern(HANGUL);
    assertThat(korean.out()).contains("ada: 0/40점", "실패").doesNotContainPattern(PLACEHOLDER);
    List<String> sentences =
        english.out().lines().filter(line -> ENGLISH.matcher(line).find()).toList();
    assertThat(sentences).hasSizeGreaterThan(10);
    assertThat(korean.out().lines()).doesNotContainAnyElementsOf(sentences);
    assertThat(korean.err()).isEmpty();
  }

  @Test
  void filesDifferInTheirTextsAlone() throws IOException {
    run("grade", code, "--report", folder.resolve("en"), "--seed", "7", "--lang", "en");
    run("--lang=ko", "grade", code, "--report", folder.resolve("ko"), "--seed", "7");

    JsonNode english = grade("en");
    JsonNode korean = grade("ko");

    assertThat(english.path("language").asText()).isEqualTo("en");
    assertThat(korean.path("language").asText()).isEqualTo("ko");
    JsonNode before = english.at("/exercises/0/criteria");
    JsonNode after = korean.at("/exercises/0/criteria");
    assertThat(before).hasSizeGreaterThan(5).hasSameSizeAs(after);
    for (int i = 0; i < before.size(); i++) {
      for (String same : List.of("key", "verdict", "messageKey", "arguments", "points")) {
        assertThat(after.get(i).get(same)).isEqualTo(before.get(i).get(same));
      }
      for (String text : List.of("title", "message")) {
        assertThat(before.get(i).get(text).asText()).doesNotContainPattern(HANGUL);
        assertThat(after.get(i).get(text).asText())
            .containsPattern(HANGUL)
            .doesNotContainPattern(PLACEHOLDER);
      }
    }
  }

  @Test
  void withoutTheOptionASystemPropertyDecides() {
    System.setProperty("unblock.lang", "ko");
    try {
      assertThat(run("exercises").out()).contains("40점").doesNotContain("points");
      assertThat(run("exercises", "--lang", "en").out()).contains("40 points");
      assertThat(run("exercises", "--nope").err()).contains("옵션이 없습니다");
    } finally {
      System.clearProperty("unblock.lang");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "grade",
        "grade . --nope",
        "grade . --jobs two",
        "grade . --jobs 0",
        "grade . --shard 4/3",
        "grade . --shard 1/2",
        "grade . --isolation jail",
        "grade . --report=",
        "grade . --report",
        "grade . --batch=maybe",
        "grade . --exercise nowhere",
        "grade . --rubric gone.yaml",
        "grade . . --report=target",
        "judge",
        "judge gone.json",
        "judge gone.json --rubric",
        "merge",
        "inspect gone.jar",
        "inspect src",
        "inspect . --format xml",
        "exercises more"
      })
  void aBadRequestIsRefusedInKorean(String request) {
    Object[] words = Stream.of(request.split(" ")).filter(each -> !each.isEmpty()).toArray();
    Run english = run(words);
    Run korean = run(Stream.concat(Stream.of("--lang", "ko"), Stream.of(words)).toArray());

    assertThat(korean.status()).isEqualTo(ExitStatus.AT_FAULT).isEqualTo(english.status());
    assertThat(english.err()).doesNotContainPattern(HANGUL);
    List<String> lines = korean.err().lines().toList();
    assertThat(lines.get(0))
        .containsPattern(HANGUL)
        .endsWith(".")
        .doesNotContainPattern(PLACEHOLDER);
    assertThat(lines.subList(1, lines.size())).allMatch(line -> line.matches("도움말: .* --help"));
    assertThat(lines).hasSize((int) english.err().lines().count()).hasSizeLessThan(3);
    assertThat(korean.out()).isEmpty();
  }

  @Test
  void anUnknownLanguageIsRefusedWithTheOnesThereAre() {
    for (String tag : List.of("xx", "KO", "", "../cli/ko")) {
      Run run = run("judge", "--lang", tag, folder);

      assertThat(run.status()).isEqualTo(ExitStatus.AT_FAULT);
      assertThat(run.err())
          .startsWith("The value of --lang cannot be used: expected one of en, ko, not \"" + tag);
    }
  }

  private JsonNode grade(String report) throws IOException {
    return new ObjectMapper()
        .readTree(Files.readString(folder.resolve(report).resolve("ada/grade.json")));
  }

  private static Run run(Object... words) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        Unblock.execute(
            Unblock.command(
                    Samples.judging(
                        submission ->
                            new Evidence.NotServed(Message.of("run.constructor-hangs"), List.of()),
                        SubmissionRights.OWN),
                    (code, path) -> new InspectionResult(List.of(), 0, List.of()),
                    Map.of())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err)),
            Stream.of(words).map(Object::toString).toArray(String[]::new));
    return new Run(status, out.toString(), err.toString());
  }
}
