package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An unreadable library is handled like a missing one and does not affect the others. */
class ClassPathCacheTest {
  @TempDir Path folder;

  @Test
  void whatCannotBeReadLosesOnlyItself() throws IOException {
    Path good = jar("good.jar", "lib/Shared.class", "lib/Good.class");
    Path whole = jar("whole.jar", "lib/Shared.class", "lib/Broken.class");
    Path broken = folder.resolve("broken.jar");
    byte[] bytes = Files.readAllBytes(whole);
    Files.write(broken, Arrays.copyOf(bytes, bytes.length - 30));
    Path text = Files.writeString(folder.resolve("text.jar"), "no jar");
    Path missing = folder.resolve("missing.jar");
    Path classes = Files.createDirectories(folder.resolve("classes/lib"));
    Files.writeString(classes.resolve("InFolder.class"), "");

    ClassPathCache shelf =
        ClassPathCache.of(
            List.of(broken, text, missing, good, folder.resolve("classes")), List.of());

    assertThat(shelf.place("lib/Shared")).contains(good);
    assertThat(shelf.place("lib/Good")).contains(good);
    assertThat(shelf.place("lib/InFolder")).contains(folder.resolve("classes"));
    assertThat(shelf.place("lib/Broken")).isEmpty();
  }

  private Path jar(String name, String... files) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String file : files) {
        zip.putNextEntry(new ZipEntry(file));
      }
    }
    return jar;
  }
}
