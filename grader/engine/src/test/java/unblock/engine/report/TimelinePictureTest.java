package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.ENGLISH;
import static unblock.engine.EnglishTexts.english;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import unblock.engine.model.Span;
import unblock.engine.model.Span.Kind;
import unblock.engine.model.Timeline;

final class TimelinePictureTest {
  @Test
  void showsABlockedWorker() {
    assertThat(drawn(Grades.BLOCKED))
        .isEqualTo(
            """
            ms           0          100       200        300       400        500       600
            R1 /login    .XXXXXXXXXXXXXXXXXXXX>
            R2 /info     .....................XXXXXXXXXXXXXXXXXXXXXX>
            R3 /history  ...........................................XXXXXXXXXXXXXXXXXXXX>
                         . in the server's queue   X waiting, holding the worker   > reply
            R1 held the worker for 200 ms while it waited; so did R2 and R3.
            R2 and R3 waited in the server's queue, up to 402 ms, before the worker was free.
            """);
  }

  @Test
  void showsAFreeWorker() {
    assertThat(drawn(Grades.FREE))
        .isEqualTo(
            """
            ms           0               50             100             150            200
            R1 /login    .~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~>
            R2 /info     .#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~>
            R3 /history  .#~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~~>
                         . in the server's queue   ~ waiting, no worker held
                         # on the worker   > reply
            R1, R2 and R3 waited at the slow call at the same time, and none of them held the worker meanwhile.
            """);
  }

  @Test
  void showsSlowCallsThatWaitForOneAnother() {
    assertThat(drawn(Grades.ONE_BY_ONE))
        .isEqualTo(
            """
            ms           0          100       200        300       400        500        600
            R1 /login    .~~~~~~~~~~~~~~~~~~~~~>
            R2 /info     #                     ~~~~~~~~~~~~~~~~~~~~~>
            R3 /history  #                                          ~~~~~~~~~~~~~~~~~~~~>
                         . in the server's queue   ~ waiting, no worker held
                         # on the worker   > reply
            R2 and R3 began the slow call up to 398 ms after the worker was free again.
            The slow calls ran one after another, never two at once, although the worker was free.
            """);
  }

  @Test
  void saysThatBlockingIsNoHarmWhereEachHasAWorker() {
    Timeline pool =
        new Timeline(List.of(Grades.BLOCKED.requests().get(0), Grades.BLOCKED.requests().get(0)));

    assertThat(english(TimelineReading.of(pool)))
        .containsExactly(
            "R1 and R1 waited at the slow call at the same time, each on a worker of its own.");
  }

  @Test
  void showsADozenOfACrowdAndSaysHowManyMore() {
    Timeline crowd = new Timeline(Collections.nCopies(213, Grades.FREE.requests().get(0)));

    assertThat(TimelinePicture.of(crowd, 80, ENGLISH)).contains("and 201 more").hasSizeLessThan(20);
    assertThat(String.join(" ", english(TimelineReading.of(crowd))).length()).isLessThan(200);
  }

  @Test
  void isEmptyWhenNothingWasSeen() {
    assertThat(TimelinePicture.of(Timeline.EMPTY, 96, ENGLISH)).isEmpty();
    assertThat(TimelinePicture.of(one(new Span(Kind.GATE, Double.NaN, 3)), 96, ENGLISH)).isEmpty();
    assertThat(TimelineReading.of(Timeline.EMPTY)).isEmpty();
  }

  @Test
  void staysWithinItsWidth() {
    for (double end : new double[] {0.003, 0.7, 9.99, 1000, 65_432.1, 1e12}) {
      for (int width : new int[] {60, 80, 96}) {
        assertThat(TimelinePicture.of(one(new Span(Kind.QUEUED, 0, end)), width, ENGLISH))
            .isNotEmpty()
            .allMatch(line -> line.length() <= width);
      }
    }
  }

  private static Timeline one(Span span) {
    return new Timeline(List.of(new Timeline.Request("R1", "/login", List.of(span))));
  }

  private static String drawn(Timeline timeline) {
    return String.join("\n", TimelinePicture.of(timeline, 80, ENGLISH))
        + "\n"
        + String.join("\n", english(TimelineReading.of(timeline)))
        + "\n";
  }
}
