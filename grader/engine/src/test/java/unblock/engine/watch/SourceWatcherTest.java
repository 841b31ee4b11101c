package unblock.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import unblock.message.Translator;

/** The events of the operating system, on the system that runs the test. */
class SourceWatcherTest {
  private static final String SOURCES = "src/main/java/unblock/exercises/";
  private static final WatchEvent POOL_CHANGED = new WatchEvent.SourceChanged("worker-pool");
  private static final WatchEvent OFFLOAD_CHANGED = new WatchEvent.SourceChanged("offload");

  @TempDir private Path folder;
  private final BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();

  @BeforeEach
  void write() throws IOException {
    for (String exercise : new String[] {"workerpool", "offload"}) {
      Files.createDirectories(folder.resolve(SOURCES + exercise));
      Files.writeString(
          handlers(folder, exercise),
          "package unblock.exercises." + exercise + "; class UserHandlers {}");
    }
  }

  @Test
  void anEditorMayWriteANewFileAndRenameIt() throws Exception {
    try (SourceWatcher watcher = open(folder)) {
      assertThat(watcher).isNotNull();
      Path written = handlers(folder, "workerpool").resolveSibling("UserHandlers.java~");
      Files.writeString(written, "package unblock.exercises.workerpool; // changed");
      Files.move(written, handlers(folder, "workerpool"), StandardCopyOption.REPLACE_EXISTING);

      assertThat(next()).isEqualTo(POOL_CHANGED);
    }
  }

  @Test
  void anotherFileIsNoChangeAndAnotherExerciseIsAnother() throws Exception {
    try (SourceWatcher watcher = open(folder)) {
      assertThat(watcher).isNotNull();
      Files.writeString(folder.resolve(SOURCES + "workerpool/notes.txt"), "a note");
      Files.writeString(handlers(folder, "offload"), "package unblock.exercises.offload;");

      assertThat(next()).isEqualTo(OFFLOAD_CHANGED);
    }
  }

  @Test
  @DisabledOnOs(OS.WINDOWS) // A link needs a right there.
  void theProjectMayBeBehindALink() throws Exception {
    Path link = Files.createSymbolicLink(folder.resolve("link"), folder.resolve("src/.."));
    try (SourceWatcher watcher = open(link)) {
      assertThat(watcher).isNotNull();
      Files.writeString(handlers(folder, "offload"), "package unblock.exercises.offload;");

      assertThat(next()).isEqualTo(OFFLOAD_CHANGED);
    }
  }

  private SourceWatcher open(Path project) throws IOException {
    return SourceWatcher.open(
        WatchedProject.of(project, Translator.of(Locale.ENGLISH)), events::add);
  }

  private WatchEvent next() throws InterruptedException {
    WatchEvent event = events.poll(60, TimeUnit.SECONDS);
    assertThat(event).as("an event within a minute").isNotNull();
    return event;
  }

  private static Path handlers(Path project, String exercise) {
    return project.resolve(SOURCES + exercise + "/UserHandlers.java");
  }
}
