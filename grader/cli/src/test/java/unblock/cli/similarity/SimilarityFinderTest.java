package unblock.cli.similarity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;

final class SimilarityFinderTest {
  private static final String[] STATEMENTS = {
    "int a = one(b, c);",
    "if (a > b) { return two(); }",
    "while (c) { d++; }",
    "e.put(f, () -> g.h());",
    "for (var i : j) k.l(i, m);",
    "try { n(); } catch (O p) { q(p); }",
    "r[s] = t ? u : v;",
    "synchronized (w) { x.y(); }",
  };

  private final Map<String, SubmissionFingerprints> prints = new TreeMap<>();

  @Test
  void findsACopyWhateverItsNamesCommentsAndLayout() {
    String original = code(1, 40);
    add("ada", original);
    add("bob", code(2, 40));
    add(
        "copy",
        original
            .replaceAll("\\b([a-z])\\b", "renamed$1")
            .replace("{", "{ // mine\n\n")
            .replace(";", " ;\n"));

    List<SimilarPair> pairs = pairs();

    assertThat(pairs).hasSize(1);
    assertThat(pairs.get(0).first() + " " + pairs.get(0).second()).isEqualTo("ada copy");
    assertThat(pairs.get(0).percentOfFirst()).isEqualTo(100);
    assertThat(pairs.get(0).places().get(0).toString())
        .matches("A.java:\\d+-\\d+ = A.java:\\d+-\\d+");
  }

  @Test
  void findsAPartThatWasCopiedIntoMore() {
    add("long", code(3, 60) + code(4, 60));
    add("short", code(4, 60));

    assertThat(pairs()).hasSize(1);
    assertThat(pairs().get(0).percentOfSecond()).isGreaterThan(80);
    assertThat(pairs().get(0).percentOfFirst()).isLessThan(70);
  }

  @Test
  void whatWasGivenMakesNobodyAlike() throws Exception {
    String name = "/skeletons/unblock/exercises/offload/UserHandlers.java";
    try (var in = SkeletonCode.class.getResourceAsStream(name)) {
      assertThat(in).isNotNull();
      String skeleton = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      add("ada", skeleton);
      add("bob", skeleton);
    }

    assertThat(prints.get("ada").exercises().get("offload").prints()).isEmpty();
    assertThat(pairs()).isEmpty();
  }

  @Test
  void whatManyHaveMakesNobodyAlike() {
    for (int i = 0; i < 11; i++) {
      add("s" + i, code(5, 40));
    }
    assertThat(pairs()).isEmpty();
    prints.remove("s0");
    assertThat(pairs()).hasSize(45);
  }

  @Test
  void oneStudentIsNotAlikeHimself() {
    add("first", code(6, 40));
    add("second", code(6, 40));

    assertThat(SimilarityFinder.of(List.copyOf(prints.keySet()), prints::get, (one, other) -> true))
        .isEmpty();
  }

  @Test
  void readsWhatIsNoJavaUpToThere() {
    add("ada", code(7, 40) + "\" `");
    add("bob", code(7, 40) + " #");

    assertThat(pairs()).hasSize(1);
    assertThat(SubmissionFingerprints.read(prints.get("ada").write()).write())
        .isEqualTo(prints.get("ada").write());
  }

  private List<SimilarPair> pairs() {
    return SimilarityFinder.of(List.copyOf(prints.keySet()), prints::get, (one, other) -> false);
  }

  private void add(String name, String text) {
    Map<String, List<SourceFile>> sources = new LinkedHashMap<>();
    sources.put("offload", List.of(new SourceFile("unblock/A.java", text)));
    prints.put(
        name,
        SubmissionFingerprints.of(
            new Submission(name, sources, List.of()), SkeletonCode.ofTheKit()));
  }

  private static String code(int seed, int lines) {
    Random random = new Random(seed);
    List<String> all = new ArrayList<>();
    for (int i = 0; i < lines; i++) {
      all.add(STATEMENTS[random.nextInt(STATEMENTS.length)]);
    }
    return String.join("\n", all) + "\n";
  }
}
