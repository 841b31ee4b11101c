package unblock.cli.layout;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import unblock.engine.submission.SafeName;

final class SubmissionFolderTest {
  private static final List<String> CLASS_FILES =
      Arrays.stream(ClassFile.values()).map(ClassFile::fileName).toList();

  @ParameterizedTest
  @CsvSource({
    "ada, ada",
    "ada.lovelace, ada.lovelace",
    "Ada-Lovelace_1234567, Ada-Lovelace_1234567",
    "summary, summary",
    "summary.csv, summary.csv_",
    "feedback, feedback_",
    "Feedback_, Feedback__",
    "feedback.zip, feedback.zip_",
    "feedback-ada, feedback-ada",
    "summary.csv_, summary.csv__",
    "Summary.CSV, Summary.CSV_",
    "journal.jsonl, journal.jsonl_",
    "similarity.json, similarity.json_",
    "summary.csv-old, summary.csv-old",
    ".draft-x, draft-x",
    "con, con_",
    "con_, con__",
    "NUL.txt, NUL_.txt",
    "aux.csv, aux_.csv_",
    "connie, connie",
  })
  void keepsOrdinaryNamesAndNoneOfTheClass(String wanted, String name) {
    assertThat(SubmissionFolder.of(wanted)).isEqualTo(name);
  }

  @Property(tries = 5000)
  void noTextIsTheNameOfAClassFile(@ForAll("texts") String wanted) {
    String name = SubmissionFolder.of(wanted);

    assertThat(CLASS_FILES).noneMatch(name::equalsIgnoreCase);
    assertThat(name).isNotEmpty().doesNotStartWith(".");
  }

  @Property(tries = 5000)
  void namesThatDifferStayApart(@ForAll("texts") String one, @ForAll("texts") String other) {
    String first = SafeName.of(one);
    String second = SafeName.of(other);

    assertThat(SubmissionFolder.of(one).equalsIgnoreCase(SubmissionFolder.of(other)))
        .isEqualTo(first.equalsIgnoreCase(second));
  }

  /** Texts that are similar to reserved ones, so that a collision would be found. */
  @Provide
  Arbitrary<String> texts() {
    Arbitrary<String> bases =
        Arbitraries.of(
            "summary", "SUMMARY", "ſummary", "journal", "similarity", "con", "Aux", "a", "");
    Arbitrary<String> ends =
        Arbitraries.of("", ".csv", ".CSV", ".json", ".jsonl", ".cſv", ".", ".txt", "_", "-", " ");
    Arbitrary<String> near =
        Combinators.combine(Arbitraries.of("", ".", ".draft-", "_"), bases, ends, ends, ends)
            .as((before, base, a, b, c) -> before + base + a + b + c);
    return Arbitraries.oneOf(near, near, near, Arbitraries.strings().ofMaxLength(90));
  }
}
