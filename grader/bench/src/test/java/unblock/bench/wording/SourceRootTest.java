package unblock.bench.wording;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folders and jars that sources are read from. */
class SourceRootTest {
  @TempDir Path folder;

  @Test
  void readsAFolder() throws IOException {
    Files.createDirectories(folder.resolve("a"));
    Path file = Files.writeString(folder.resolve("a/Door.java"), "class Door {}");
    Files.writeString(folder.resolve("a/readme.txt"), "text");

    assertThat(SourceRoot.read(folder))
        .containsExactly(new SourceText(file.toString(), "class Door {}"));
  }

  @Test
  void readsAJar() throws IOException {
    Path jar = folder.resolve("door-sources.jar");
    try (FileSystem zip = FileSystems.newFileSystem(jar, Map.of("create", "true"))) {
      Files.createDirectory(zip.getPath("a"));
      Files.writeString(zip.getPath("a/Door.java"), "class Door {}");
    }

    assertThat(SourceRoot.read(jar))
        .containsExactly(new SourceText("/a/Door.java", "class Door {}"));
    assertThat(SourceRoot.label(jar)).isEqualTo("door-sources.jar");
  }

  @Test
  void hasNoFilesWhereNothingExists() throws IOException {
    assertThat(SourceRoot.read(folder.resolve("missing"))).isEmpty();
  }

  @Test
  void findsTheModulesOfACheckout() throws IOException {
    Path engine = Files.createDirectories(folder.resolve("grader/engine/src/main/java"));
    Path cli = Files.createDirectories(folder.resolve("grader/cli/src/main/java"));
    Files.createDirectories(folder.resolve("grader/target"));

    assertThat(SourceRoot.modulesBelow(folder)).containsExactly(cli, engine);
    assertThat(SourceRoot.label(cli)).isEqualTo("cli");
    assertThat(SourceRoot.modulesBelow(cli)).isEmpty();
  }
}
