package unblock.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program says that cannot start. */
class RequirementTest {
  @TempDir Path root;

  @Test
  void theFirstThatIsMissingIsNamedWithItsRemedy() throws IOException {
    List<Requirement> needed = List.of(Requirement.REPOSITORY, Requirement.UNBLOCK_JAR);

    assertThat(Requirement.firstUnmet(needed, root))
        .hasValue(
            "This cannot start, because there is no solutions/src/main/java here: run this from"
                + " the repository's root.");

    Files.createDirectories(root.resolve("solutions/src/main/java"));
    assertThat(Requirement.firstUnmet(needed, root))
        .hasValue(
            "This cannot start, because there is no grader/cli/target/unblock.jar: build it by"
                + " ./mvnw -q -pl grader/cli,grader/bench -am package -DskipTests.");

    Files.createDirectories(root.resolve("grader/cli/target"));
    Files.createFile(root.resolve("grader/cli/target/unblock.jar"));
    assertThat(Requirement.firstUnmet(needed, root)).isEmpty();
  }

  @Test
  void whatADownloadBringsIsNamedWithItsProfile() {
    assertThat(Requirement.firstUnmet(List.of(Requirement.CORPUS_LIBRARIES), root))
        .hasValueSatisfying(sentence -> assertThat(sentence).contains("./mvnw -q -Pcorpus "));
  }

  @Test
  void thisRepositoryIsOne() {
    assertThat(Requirement.firstUnmet(List.of(Requirement.REPOSITORY), Path.of("../.."))).isEmpty();
  }
}
