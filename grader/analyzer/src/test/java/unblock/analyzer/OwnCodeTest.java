package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which parts of large jars are followed, and which are handled like libraries. */
class OwnCodeTest {
  @TempDir Path folder;
  private Path classes = Path.of("");

  @BeforeEach
  void compile() throws IOException {
    classes =
        Sources.compile(
            folder,
            "Main",
            """
            package corpus;
            class Main {
              void start() {
                io.javalin.Javalin.create(config ->
                    config.routes.get("/a", ctx -> Reader.read()));
              }
            }
            class Reader {
              static void read() {
                try { new java.io.FileInputStream("a").read(); } catch (java.io.IOException e) { }
              }
            }
            """);
  }

  @Test
  void anApplicationPackedWithItsLibraries() throws IOException {
    Path jar = jar("fat.jar", true, "corpus/Main.class", "corpus/Reader.class");

    assertThat(HandlerInspector.inspect(List.of(jar), List.of()).findings())
        .isNotEmpty()
        .allSatisfy(finding -> assertThat(finding.severity()).isEqualTo(Severity.BLOCKS));
  }

  @Test
  void aLargeLibraryBesideTheApplication() throws IOException {
    Path library = jar("library.jar", true, "corpus/Reader.class");
    Files.delete(classes.resolve("corpus/Reader.class"));

    // The class is in a package of the application and is followed; other packages are libraries.
    assertThat(HandlerInspector.inspect(List.of(classes, library), List.of()).handlers())
        .isEqualTo(1);
    OwnCode own = new OwnCode(List.of(classes, library), List.of());
    assertThat(own.has(library, "corpus/Reader.class")).isTrue();
    assertThat(own.has(library, "big/Filler0.class")).isFalse();
    assertThat(own.has(classes, "big/Filler0.class")).isTrue();
  }

  @Test
  void smallJarsAreTakenAsTheyAre() throws IOException {
    Path small = jar("small.jar", false, "corpus/Reader.class");
    Path large = jar("large.jar", true);

    assertThat(new OwnCode(List.of(small), List.of()).isAll(small)).isTrue();
    OwnCode own = new OwnCode(List.of(classes, small, large), List.of());
    assertThat(own.isAll(small)).isTrue();
    assertThat(own.isAll(large)).isFalse();
  }

  @Test
  void aLargeJarWithoutHandlersHasNone() throws IOException {
    InspectionResult inspection =
        HandlerInspector.inspect(List.of(jar("large.jar", true)), List.of());

    assertThat(inspection.handlers()).isZero();
    assertThat(inspection.findings()).extracting(Finding::message).isEmpty();
    assertThat(inspection.unreadable()).isEmpty();
  }

  private Path jar(String name, boolean large, String... files) throws IOException {
    Path jar = folder.resolve(name);
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      for (String file : files) {
        zip.putNextEntry(new ZipEntry(file));
        zip.write(Files.readAllBytes(classes.resolve(file)));
      }
      for (int i = 0; large && i < 4; i++) {
        zip.putNextEntry(new ZipEntry("big/Filler" + i + ".class"));
        zip.write(new byte[1 << 20]);
      }
    }
    return jar;
  }
}
