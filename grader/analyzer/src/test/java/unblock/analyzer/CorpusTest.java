package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;
import unblock.analyzer.Corpus.Label;
import unblock.analyzer.Corpus.Labelled;

/** Inspects every handler of {@code src/test/corpus} and compares the result with its label. */
class CorpusTest {
  @TempDir static Path classes;
  @TempDir static Path stubs;

  private static List<Labelled> labels = List.of();
  private static Map<String, Label> judged = Map.of();

  @BeforeAll
  static void judge() throws IOException {
    List<Path> sources = Corpus.sources(Path.of("src/test/corpus"));
    Corpus.compileStubs(Path.of("src/test/stubs"), stubs);
    Corpus.compile(sources, classes, stubs);
    labels = Corpus.labels(sources);
    judged = Corpus.judge(classes);
    System.out.println(Corpus.table(labels, judged));
  }

  @TestFactory
  List<DynamicTest> judgesEachHandlerAsLabelled() {
    return labels.stream()
        .map(each -> DynamicTest.dynamicTest(each.id(), () -> assertJudged(each)))
        .toList();
  }

  private static void assertJudged(Labelled each) {
    if (each.missed()) {
      assertThat(judged.get(each.id()))
          .as("known miss that is none any more: " + each.reason())
          .isNotEqualTo(each.label());
    } else {
      assertThat(judged.get(each.id())).as(each.reason()).isEqualTo(each.label());
    }
  }

  @Test
  void looksAtEveryLabelledHandler() {
    assertThat(labels).hasSizeGreaterThan(400);
    assertThat(judged.keySet()).containsAll(labels.stream().map(Labelled::id).toList());
  }

  @Test
  void catchesAndSparesAsManyAsPromised() {
    long reported = labels.stream().filter(CorpusTest::isReported).count();
    long caught = labels.stream().filter(CorpusTest::isCaught).count();
    long shouldBe = labels.stream().filter(each -> each.label().isReported()).count();
    System.out.println(
        "recall " + caught + "/" + shouldBe + ", precision " + caught + "/" + reported);

    assertThat((double) caught / shouldBe).as("recall").isGreaterThanOrEqualTo(0.98);
    assertThat((double) caught / reported).as("precision").isGreaterThanOrEqualTo(0.98);
  }

  private static boolean isReported(Labelled each) {
    Label seen = judged.get(each.id());
    return seen != null && seen.isReported();
  }

  private static boolean isCaught(Labelled each) {
    return each.label().isReported() && isReported(each);
  }

  @Test
  void innocentAndBlockingHandlersAreBothThere() {
    long innocent = labels.stream().filter(each -> each.label() == Label.OK).count();
    assertThat(innocent).isBetween(labels.size() / 3L, labels.size() * 2L / 3);
  }
}
