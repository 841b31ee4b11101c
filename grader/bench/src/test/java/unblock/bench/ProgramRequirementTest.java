package unblock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The message of a program that cannot start. */
class ProgramRequirementTest {
  @TempDir Path root;

  @Test
  void theFirstThatIsMissingIsNamedWithItsRemedy() throws IOException {
    List<ProgramRequirement> needed =
        List.of(ProgramRequirement.REPOSITORY, ProgramRequirement.UNBLOCK_JAR);

    assertThat(ProgramRequirement.firstUnmet(needed, root))
        .hasValue(
            "This cannot start, because there is no solutions/src/main/java here: run this from"
                + " the repository's root.");

    Files.createDirectories(root.resolve("solutions/src/main/java"));
    assertThat(ProgramRequirement.firstUnmet(needed, root))
        .hasValue(
            "This cannot start, because there is no grader/cli/target/unblock.jar: build it by"
                + " ./mvnw -q -pl grader/cli,grader/bench -am package -DskipTests.");

    Files.createDirectories(root.resolve("grader/cli/target"));
    Files.createFile(root.resolve("grader/cli/target/unblock.jar"));
    assertThat(ProgramRequirement.firstUnmet(needed, root)).isEmpty();
  }

  @Test
  void whatADownloadBringsIsNamedWithItsProfile() {
    assertThat(ProgramRequirement.firstUnmet(List.of(ProgramRequirement.CORPUS_LIBRARIES), root))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("./mvnw -q -Pcorpus "));
  }

  @Test
  void thisRepositoryIsOne() {
    assertThat(
            ProgramRequirement.firstUnmet(List.of(ProgramRequirement.REPOSITORY), Path.of("../..")))
        .isEmpty();
  }
}
