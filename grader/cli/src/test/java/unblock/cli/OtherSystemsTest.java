package unblock.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A class on a machine that is not Linux, as far as Linux can show it: without {@code /proc},
 * limits, users of their own and bubblewrap, with blanks in paths, lines that end in CR LF, and a
 * console that writes ASCII only.
 */
@Timeout(300)
final class OtherSystemsTest {
  private static final Path SOLUTIONS = Path.of("../../solutions/src/main/java/unblock/exercises");
  private static final Path WRONG =
      Path.of("../engine/src/test/submissions/blocks-in-handler/src/main/java/unblock/exercises");

  @TempDir private Path folder;

  @Test
  void theVerdictsAreTheSame() throws Exception {
    copy(SOLUTIONS.resolve("offload"), folder.resolve("my class/ada lovelace/offload"));
    copy(SOLUTIONS.resolve("workerpool"), folder.resolve("my class/ada lovelace/workerpool"));
    copy(WRONG.resolve("offload"), folder.resolve("my class/bob"));

    String said = grade();

    assertThat(said).matches("(?s)\\p{ASCII}*").contains("ada-lovelace: 80 of 80 points");
    JsonNode ada = new ObjectMapper().readTree(report("ada-lovelace").toFile());
    assertThat(ada.get("score").get("earned").asInt()).isEqualTo(80);
    assertThat(ada.get("isolation").get("missing"))
        .describedAs("guards that need Linux")
        .isNotEmpty();
    JsonNode bob = new ObjectMapper().readTree(report("bob").toFile());
    assertThat(failed(bob))
        .containsExactlyInAnyOrder("offload.event-loop", "offload.concurrency", "offload.timing");
  }

  private String grade() throws Exception {
    ProcessBuilder builder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dunblock.proc=" + folder.resolve("none"),
                "unblock.cli.Unblock",
                "grade",
                "--batch",
                "my class",
                "--trust-submissions",
                "--exercise",
                "offload",
                "--exercise",
                "worker-pool",
                "--report",
                "my report")
            .directory(folder.toFile())
            .redirectErrorStream(true);
    builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
    builder.environment().put("LC_ALL", "C");
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).describedAs(said).isEqualTo(1);
    return said;
  }

  private Path report(String name) {
    return folder.resolve("my report").resolve(name).resolve("grade.json");
  }

  private static List<String> failed(JsonNode grade) {
    return all(grade.get("exercises"))
        .flatMap(exercise -> all(exercise.get("criteria")))
        .filter(criterion -> criterion.get("verdict").asText().equals("failed"))
        .map(criterion -> criterion.get("key").asText())
        .toList();
  }

  private static Stream<JsonNode> all(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        String text = Files.readString(file).replace("\n", "\r\n");
        Files.writeString(to.resolve(file.getFileName().toString()), text);
      }
    }
  }
}
