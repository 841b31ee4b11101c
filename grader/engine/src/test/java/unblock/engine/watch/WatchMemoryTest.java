package unblock.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static unblock.engine.watch.Progress.passed;
import static unblock.engine.watch.Progress.unsolved;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a watch remembers from one session to the next. */
class WatchMemoryTest {
  @TempDir Path folder;

  private Path file = Path.of("");

  @BeforeEach
  void inAFolderThatIsNotThere() {
    file = folder.resolve(".unblock/watch.json");
  }

  @Test
  void isReadAsItWasWritten() throws Exception {
    WatchState state =
        WatchState.begin(List.of(unsolved("a"), unsolved("b")), "")
            .after(new WatchEvent.Graded(1, passed("a")))
            .after(new WatchEvent.KeyPressed(WatchKey.NEXT))
            .after(new WatchEvent.KeyPressed(WatchKey.HINT));

    WatchMemory.of(state).write(file);

    assertThat(WatchMemory.read(file))
        .isEqualTo(new WatchMemory("b", Map.of("b", 1), List.of("a")));
  }

  @Test
  void nothingIsRememberedBeforeTheFirstSession() throws Exception {
    assertThat(WatchMemory.read(file)).isEqualTo(WatchMemory.EMPTY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"solved\": [null]}", "{\"hints\": 3}", "\u0000"})
  void aBrokenFileIsRefused(String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);

    assertThatThrownBy(() -> WatchMemory.read(file)).isInstanceOf(IOException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "null", "{\"current\": null}"})
  void whatIsMissingIsEmpty(String text) throws Exception {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);

    assertThat(WatchMemory.read(file)).isEqualTo(WatchMemory.EMPTY);
  }
}
