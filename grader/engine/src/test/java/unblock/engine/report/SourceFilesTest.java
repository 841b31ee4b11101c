package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class SourceFilesTest {
  private static final Map<String, String> HANDLERS =
      Map.of(
          "offload", "unblock.exercises.offload.UserHandlers",
          "upstream", "unblock.exercises.upstream.UserHandlers");

  private final SourceFiles sources =
      new SourceFiles(
          HANDLERS,
          List.of(
              "ex/src/unblock/exercises/offload/UserHandlers.java",
              "ex/src/unblock/exercises/offload/inner/Pool.java",
              "ex/src/unblock/exercises/upstream/UserHandlers.java",
              "ex/src/Other.java"));

  @Test
  void findsTheFileOfThePackageOrOfAPackageWithinIt() {
    assertThat(sources.path("UserHandlers.java", "upstream"))
        .isEqualTo("ex/src/unblock/exercises/upstream/UserHandlers.java");
    assertThat(sources.path("Pool.java", "offload"))
        .isEqualTo("ex/src/unblock/exercises/offload/inner/Pool.java");
    assertThat(sources.handlersFile("offload"))
        .contains("ex/src/unblock/exercises/offload/UserHandlers.java");
  }

  @Test
  void takesAFileOfAnotherPackageOnlyWhenItIsTheOnlyOne() {
    assertThat(sources.path("Other.java", "offload")).isEqualTo("ex/src/Other.java");
    assertThat(sources.path("UserHandlers.java", "none")).isEqualTo("UserHandlers.java");
  }

  @Test
  void withoutFilesAPathIsThePackageOfTheHandler() {
    SourceFiles none = new SourceFiles(HANDLERS, List.of());

    assertThat(none.path("Gone.java", "offload")).isEqualTo("unblock/exercises/offload/Gone.java");
    assertThat(SourceFiles.unknown().path(Grades.SLEEP, "offload"))
        .isEqualTo("unblock/exercises/offload/UserHandlers.java");
    assertThat(SourceFiles.unknown().handlersFile("offload")).isEmpty();
  }
}
