package unblock.bench.wording;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The figures of a source root. */
class RootWordingTest {
  private static final RiddleList LIST = RiddleList.parse(List.of("# Vague.", "what is"));

  @Test
  void countsTypesWordsAndRiddles() {
    SourceText source =
        new SourceText(
            "a/Door.java",
            """
            package a;

            /**
             * Closes <b>what
             * is</b> open, by {@code close()}.
             *
             * @param key the key of the door
             */
            record Door(String key) {
              // A line comment is not Javadoc: what is here does not count.
              /* Nor does this: what is here. */
              interface Nested {}

              /** What is closed. */
              void close() {}
            }

            enum Verdict {}

            interface DoorHandle {}
            """);

    RootWording figures = RootWording.of("a", List.of(source), LIST);

    assertThat(figures)
        .isEqualTo(
            new RootWording(
                "a",
                3,
                List.of("Door", "Verdict"),
                14,
                List.of("a/Door.java:4: what is", "a/Door.java:14: What is")));
  }

  @Test
  void countsTheJavadocOfPackages() {
    SourceText source = new SourceText("package-info.java", "/** What is here. */\npackage a;\n");

    assertThat(RootWording.of("a", List.of(source), LIST).riddles())
        .containsExactly("package-info.java:1: What is");
  }

  @Test
  void namesAFileThatIsNotJava() {
    SourceText source = new SourceText("a/Broken.java", "class {");

    assertThatThrownBy(() -> RootWording.of("a", List.of(source), LIST))
        .hasMessageStartingWith("a/Broken.java is not Java 17");
  }

  @Test
  void aNameIsOneWordUnlessASecondCapitalBeginsAWord() {
    assertThat(List.of("Door", "HTTP", "Sha256")).allMatch(DomainWords::isOneWord);
    assertThat(List.of("DoorHandle", "HTTPServer", "OnLoop", "Sha256Sum"))
        .noneMatch(DomainWords::isOneWord);
  }

  @Test
  void theTableHasARowForEachRootAndOneForAll() {
    RootWording first = new RootWording("a", 4, List.of("Verdict", "Door"), 2000, List.of("x"));
    RootWording second = new RootWording("b", 4, List.of(), 0, List.of());

    String table = new WordingTable(new DomainWords(Set.of("Verdict"))).of(List.of(first, second));

    assertThat(table)
        .contains("| a | 4 | 2 (50 %) | 1 (25 %) | 2,000 | 1 | 0.5 |\n")
        .contains("| b | 4 | 0 (0 %) | 0 (0 %) | 0 | 0 | 0.0 |\n")
        .contains("| all | 8 | 2 (25 %) | 1 (13 %) | 2,000 | 1 | 0.5 |\n")
        .endsWith("- a: Door (domain words: Verdict)\n");
  }
}
