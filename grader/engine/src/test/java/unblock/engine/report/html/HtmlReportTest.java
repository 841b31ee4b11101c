package unblock.engine.report.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.Test;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradeReport;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Timeline;
import unblock.engine.model.Verdict;
import unblock.engine.report.HeldTrialSamples;
import unblock.message.Translator;

class HtmlReportTest {
  private static final int MOST_BYTES = 150 << 10;
  private static final int MOST_BYTES_OF_SCRIPT = 10 << 10;
  private static final Translator ENGLISH = Translator.of(Locale.ENGLISH);
  private static final Translator KOREAN = Translator.of(Locale.KOREAN);

  private final GradeReport grade = HostileGrades.of("plain");
  private final Document page = Jsoup.parse(write(grade, ENGLISH));

  @Test
  void allowsOnlyItsOwnStyleAndScript() {
    String policy = page.select("meta[http-equiv=Content-Security-Policy]").attr("content");

    assertThat(policy)
        .startsWith("default-src 'none'; base-uri 'none'; form-action 'none'; style-src 'sha256-")
        .contains("; script-src 'sha256-")
        .doesNotContain("unsafe");
    assertThat(page.select("script")).hasSize(1);
    assertThat(page.select("style")).hasSize(1);
    assertThat(page.select("[src], [style], link, iframe, object, form")).isEmpty();
  }

  @Test
  void namesEachVerdictInWordsAndMarksTheBlockingLine() {
    assertThat(page.select(".criteria tbody td").eachText()).contains("✗ failed");
    Element marked = page.select(".source .marked").first();
    assertThat(marked).isNotNull();
    assertThat(marked.text()).isEqualTo("▶ 2 plain");
    assertThat(page.select(".path li").eachText())
        .startsWith(
            "plain The server runs this handler on the worker.",
            "h(Known.java:2) The call above runs this code on the same thread. plain");
  }

  @Test
  void tellsAtEachEventWhoWaitsForWhom() {
    List<String> waits = page.select(".events td:nth-child(4)").eachText();

    assertThat(waits).hasSize(15);
    assertThat(waits.get(4))
        .isEqualTo("In the queue: R2. Waiting for its slow call on a worker: R1. See plain.");
    assertThat(waits.get(14)).isEqualTo("Nobody waits.");
  }

  @Test
  void asksBeforeARequestIsAnsweredAndMarksTheFirstDifference() {
    Element question = page.select(".predict").first();

    assertThat(page.select(".predict")).hasSize(1);
    assertThat(question).isNotNull();
    assertThat(question.attr("data-answer")).isEqualTo("R1");
    assertThat(question.select("button").eachText()).containsExactly("R1", "R2");
    assertThat(page.select("p.divergence").text()).startsWith("Event 5 is the first difference");
  }

  @Test
  void drawsYoursAndTheIdealWithoutAScript() {
    assertThat(page.select("svg.picture")).hasSize(2);
    assertThat(page.select(".pair [hidden], .events [hidden]")).isEmpty();
    assertThat(page.select("#e-eplain-yours .bar")).isNotEmpty();
    assertThat(page.select("#e-eplain-yours text.mark-name").eachText())
        .containsExactly("gate shut", "pulse missed", "gate open");
  }

  @Test
  void saysWhatAnOlderGradeLacks() {
    GradedExercise exercise = grade.exercises().get(0);
    GradedExercise older =
        new GradedExercise(
            exercise.id(),
            exercise.score(),
            exercise.criteria(),
            new Timeline(exercise.timeline().requests()),
            exercise.evidence());
    Document bare = Jsoup.parse(write(GradeReport.of("ada", 1, List.of(older)), ENGLISH));

    assertThat(bare.select(".note").text()).startsWith("This grade is from an older version");
    assertThat(page.select("header").text()).doesNotContain("older version");
    assertThat(bare.select(".criteria tbody tr")).hasSize(1);
    assertThat(bare.select("svg.picture")).isEmpty();
  }

  @Test
  void drawsAHeldTrialWithItsStepsCallsAndStatuses() {
    GradedExercise exercise = HeldTrialSamples.exercise(Verdict.FAILED, "second", "worker");
    Document held = Jsoup.parse(write(GradeReport.of("ada", 1, List.of(exercise)), ENGLISH));

    assertThat(held.select("svg.picture")).hasSize(1);
    assertThat(held.select(".timeline > p").first().text())
        .startsWith("This is the trial \"second\"");
    assertThat(held.select(".picture text.mark-name").eachText())
        .containsExactly(
            "gate shut", "start() called", "released", "sent", "pulse answered", "gate open");
    assertThat(held.select(".picture text.chip").eachText())
        .contains("starting", "started", "worker run", "R2 write 2");
    assertThat(held.select(".picture text.dot").eachText()).contains("R3", "503", "423");
    assertThat(held.select(".picture text.name").eachText())
        .contains("waits in the program", "handlers");
    assertThat(held.select(".predict, p.divergence")).isEmpty();
  }

  @Test
  void tellsAtEachColumnOfAHeldTrialWhatHappenedAndWhoWaits() {
    GradedExercise exercise = HeldTrialSamples.exercise(Verdict.PASSED, "", "worker");
    Document held = Jsoup.parse(write(GradeReport.of("ada", 1, List.of(exercise)), ENGLISH));

    assertThat(held.select(".events tbody tr")).hasSize(HeldTrialSamples.COLUMNS);
    assertThat(held.select(".events td:nth-child(3)").eachText())
        .contains(
            "The client sends R1-R3.",
            "worker takes R3 and runs its handler. The client has the reply to R3: 503.",
            "The grader opens the gate and releases: R1.");
    assertThat(held.select(".events td:nth-child(4)").eachText())
        .contains(
            "At the slow call: R1. No worker waits with them. "
                + "Inside the program, without a worker and without a slow call: R2.");
  }

  @Test
  void saysWhyARunWithoutARendezvousHasNoTimeline() {
    GradedExercise exercise = grade.exercises().get(0);
    Evidence alone =
        Evidence.Ran.counted(
            List.of(),
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            List.of(),
            Timeline.EMPTY);
    GradedExercise withoutEvents =
        new GradedExercise(
            exercise.id(), exercise.score(), exercise.criteria(), Timeline.EMPTY, alone);
    Document bare = Jsoup.parse(write(GradeReport.of("ada", 1, List.of(withoutEvents)), ENGLISH));

    assertThat(bare.select("section p").eachText())
        .anyMatch(each -> each.startsWith("There is no timeline yet"));
    assertThat(page.select("section p").text()).doesNotContain("There is no timeline yet");
  }

  @Test
  void isInTheLanguageOfTheReader() {
    Document korean = Jsoup.parse(write(grade, KOREAN));

    assertThat(korean.select("html").attr("lang")).isEqualTo("ko");
    assertThat(korean.select(".controls").text()).contains("앞으로");
  }

  @Test
  void isSmall() {
    List<GradedExercise> many = new ArrayList<>(Collections.nCopies(5, grade.exercises().get(0)));

    assertThat(bytes(write(GradeReport.of("ada", 1, many), ENGLISH))).isLessThan(MOST_BYTES);
    assertThat(bytes(PageAssets.OF_A_REPORT.script())).isLessThan(MOST_BYTES_OF_SCRIPT);
  }

  @Test
  void leavesOutTheTimelinesOfSolvedExercisesFirstWhenThereIsNoRoom() {
    GradedExercise unsolved = grade.exercises().get(0);
    GradedExercise solved =
        new GradedExercise(
            "solved", unsolved.score(), List.of(), unsolved.timeline(), unsolved.evidence());
    List<GradedExercise> many = new ArrayList<>(Collections.nCopies(3, solved));
    many.addAll(Collections.nCopies(9, unsolved));
    String html = write(GradeReport.of("ada", 1, many), ENGLISH);
    Document full = Jsoup.parse(html);

    assertThat(full.select(".timeline")).isNotEmpty();
    assertThat(full.select(".events tbody tr")).hasSizeLessThanOrEqualTo(110);
    assertThat(full.select("section").subList(0, 3))
        .allMatch(each -> each.select(".timeline").isEmpty())
        .allMatch(each -> each.text().contains("Grade solved alone to see it."));
    assertThat(bytes(html)).isLessThan(MOST_BYTES);
  }

  private static String write(GradeReport grade, Translator texts) {
    return new HtmlReport().write(grade, texts);
  }

  private static int bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
