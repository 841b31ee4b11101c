package unblock.given.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class ThreadOriginTest {
  @Test
  void aReaperBelongsToTheJvmAsLongAsItsProcessLives() throws Exception {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(), "-")
            .start();
    try {
      List<Thread> reapers =
          LiveThread.all().stream()
              .map(LiveThread::thread)
              .filter(thread -> thread.getName().startsWith("process reaper"))
              .toList();

      assertThat(reapers).isNotEmpty().allMatch(ThreadOrigin::isOfTheJvm);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void aThreadThatOnlyBearsTheNameOfOneDoesNot() {
    assertThat(ThreadOrigin.isOfTheJvm(new Thread("process reaper (pid 1)"))).isFalse();
  }
}
