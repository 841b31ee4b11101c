package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CatalogueAdditionTest {
  private static final String CODE =
      """
      import io.javalin.http.Context;
      class UserHandlers implements io.javalin.http.Handler {
        public void handle(Context ctx) throws Exception {
          Thread.sleep(1);
          "a".concat("b");
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void decidesBeforeTheShippedCatalogue() throws IOException {
    CatalogueAddition addition =
        read("# ours", "java.lang.Thread sleep never", "java.lang.String concat blocks waits");

    assertThat(inspect(List.of(), List.of(addition)).findings())
        .extracting(Finding::call)
        .containsExactly("String.concat");
  }

  @Test
  void aLibraryBringsItsOwn() throws IOException {
    Path library = Files.createDirectories(folder.resolve("library/META-INF/unblock"));
    Files.writeString(library.resolve("ours.txt"), "java.lang.Thread sleep never\n");
    Files.writeString(library.resolve("broken.txt"), "java.lang.Thread sleep sometimes\n");

    InspectionResult inspection = inspect(List.of(folder.resolve("library")), List.of());

    assertThat(inspection.findings()).isEmpty();
    assertThat(inspection.unreadable())
        .singleElement()
        .extracting(EnglishTexts::text)
        .asString()
        .contains("library!/META-INF/unblock/broken.txt (line 1 is neither");
  }

  @Test
  void namesTheLineThatItCannotRead() {
    assertThatThrownBy(() -> read("", "java.lang.Thread sleep"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("line 2 is neither");
  }

  @Test
  void theIndexNamesEachFileOfTheCatalogue() throws IOException {
    Path catalogue = Path.of("src/main/resources/unblock/analyzer/catalogue");
    try (Stream<Path> files = Files.list(catalogue)) {
      assertThat(CatalogueFile.lines("catalogue/index.txt"))
          .containsExactlyInAnyOrderElementsOf(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> !file.equals("index.txt"))
                  .toList());
    }
  }

  private CatalogueAddition read(String... lines) throws IOException {
    return CatalogueAddition.read(Files.write(folder.resolve("ours.txt"), List.of(lines)));
  }

  private InspectionResult inspect(List<Path> classPath, List<CatalogueAddition> additions)
      throws IOException {
    return HandlerInspector.inspect(
        List.of(Sources.compile(folder, "UserHandlers", CODE)),
        new InspectionSettings(classPath, additions, Set.of(), NextStep.REMEDY));
  }
}
