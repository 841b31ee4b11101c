package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import unblock.engine.model.GradeReport;
import unblock.engine.model.Verdict;
import unblock.message.Message;

final class MarkdownReportTest {
  @Test
  void showsTablesFindingsAndTheTimeline() {
    assertThat(new MarkdownReport().write(Grades.blocked(), ENGLISH))
        .isEqualTo(
            """
            ## ada: 3 of 7.5 points

            Seed 42.

            ### offload: 3 of 7.5

            | | criterion | points |
            |---|---|---:|
            | ✅ passed | login answers as promised | 3 of 3 |
            | ❌ failed | The worker must stay free while requests wait | 0 of 4.5 |

            **failed: The worker must stay free while requests wait**

            UserHandlers.login calls Thread.sleep on the worker (UserHandlers.java:23). While it sleeps, /info and /history wait in the server's queue. Which method of Context lets you answer later?

            - blocks at <code>UserHandlers.java:23</code><br><code>UserHandlers.login(UserHandlers.java:20)</code> → <code>UserHandlers.pause(UserHandlers.java:23)</code>

            <pre>
            ms           0            100          200           300          400          500          600
            R1 /login    .XXXXXXXXXXXXXXXXXXXXXXXXXX&gt;
            R2 /info     ...........................XXXXXXXXXXXXXXXXXXXXXXXXXX&gt;
            R3 /history  .....................................................XXXXXXXXXXXXXXXXXXXXXXXXXX&gt;
                         . in the server's queue   X waiting, holding the worker   &gt; reply
            R1 held the worker for 200 ms while it waited; so did R2 and R3.
            R2 and R3 waited in the server's queue, up to 402 ms, before the worker was free.
            </pre>

            """);
  }

  @Test
  void saysFirstHowTheSubmissionArrived() {
    GradeReport grade = Grades.blocked().remarked(List.of(Message.verbatim("A_1 is *late*.")));

    assertThat(new MarkdownReport().write(grade, ENGLISH))
        .contains("Seed 42.\n\nA&#95;1 is &#42;late&#42;.\n\n### offload");
  }

  @Test
  void putsManyIntoOneTable() {
    assertThat(
            new MarkdownReport()
                .summary(
                    List.of(Grades.blocked(), Grades.of("b|ob", Verdict.INCONCLUSIVE, "?")),
                    ENGLISH))
        .isEqualTo(
            """
            | submission | offload | total | verdict |
            |---|---|---|---|
            | ada | 3 of 7.5 | 3 of 7.5 | failed |
            | b&#124;ob | 0 of 2, not final | 0 of 2, not final | inconclusive |
            """);
  }

  @Test
  void showsTextOfASubmissionLetterForLetter() {
    String evil =
        "a|b `c` <img src=x> [l](javascript:1) ![i](y) *e* _u_ @all #1 https://e.vil www.e.vil \\"
            + " &lt;";

    assertThat(MarkdownText.text(evil))
        .isEqualTo(
            "a&#124;b &#96;c&#96; &#60;img src=x&#62; &#91;l&#93;(javascript:1)"
                + " &#33;&#91;i&#93;(y) &#42;e&#42; &#95;u&#95; &#64;all &#35;1"
                + " https&#58;//e.vil www&#46;e.vil &#92; &#38;lt;");
    assertThat(new MarkdownReport().write(Grades.of(evil, Verdict.FAILED, evil), ENGLISH))
        .doesNotContain("<img", "`c`", "](", "@all", "https:");
  }

  @Test
  void keepsWithinItsRoom() {
    GradeReport large = Grades.of("ada", Verdict.FAILED, "💥".repeat(100_000));
    List<GradeReport> many = Collections.nCopies(500, large);

    String page = MarkdownReport.write(many, List.of(), MarkdownReport.LARGEST, ENGLISH);

    assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(MarkdownReport.LARGEST);
    assertThat(page).endsWith("The rest does not fit on this page; grade.json has all of it.\n");
    assertThat(MarkdownReport.write(many, List.of(), 0, ENGLISH)).isEmpty();
  }

  @Test
  void saysWhatWasNotGraded() {
    assertThat(MarkdownReport.write(List.of(), List.of("no.zip is <no> zip."), 1000, ENGLISH))
        .isEqualTo("**Not graded:** no.zip is &#60;no&#62; zip.\n\n");
  }
}
