package unblock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The requests that the server of one exercise refuses, each in one line. */
class ServeMainTest {
  @Test
  void anUnknownExerciseIsAnsweredWithTheKnownOnes() throws Exception {
    assertThat(refusal("offlaod"))
        .isEqualTo(
            "Which exercise? One of %s, as in -Dserve=worker-pool."
                .formatted(String.join(", ", Course.standard().ids())));
  }

  @Test
  void aPortThatIsNoNumberIsRefused() throws Exception {
    assertThat(refusal("offload", "-Dserve.port=http"))
        .isEqualTo(
            "-Dserve.port=http is not possible. "
                + "Give a number from 1 to 65535, as in -Dserve.port=7070.");
  }

  private static String refusal(String exercise, String... options) throws Exception {
    List<String> words = new ArrayList<>();
    words.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    words.addAll(List.of("-cp", System.getProperty("java.class.path"), "-Dunblock.lang=en"));
    words.addAll(List.of(options));
    words.addAll(List.of(ServeMain.class.getName(), exercise));
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(out).isEqualTo(2);
    return out.strip();
  }
}
