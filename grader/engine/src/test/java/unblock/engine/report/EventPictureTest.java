package unblock.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.message.Translator;

class EventPictureTest {
  private static final Translator ENGLISH = Translator.of(Locale.ENGLISH);

  /** R1 waits on the worker; R2 leaves it right after its call. */
  private static final Timeline TIMELINE =
      new Timeline(
          List.of(
              new Timeline.Request("R1", "/login", List.of()),
              new Timeline.Request("R2", "/info", List.of())),
          List.of(
              event(Kind.SENT, "R1"),
              event(Kind.SENT, "R2"),
              event(Kind.TAKEN, "R1"),
              event(Kind.CALLED, "R1"),
              event(Kind.RELEASED, "R1"),
              event(Kind.LEFT, "R1"),
              event(Kind.REPLIED, "R1"),
              event(Kind.TAKEN, "R2"),
              event(Kind.CALLED, "R2"),
              event(Kind.LEFT, "R2"),
              event(Kind.RELEASED, "R2"),
              event(Kind.REPLIED, "R2")));

  @Test
  void showsWhatEachRequestDoesBetweenTwoEvents() {
    assertThat(rows(TimelineCharacters.ASCII, 23))
        .containsExactly("R1 /login  ..#X# >", "R2 /info    ......##~ >");
    assertThat(rows(TimelineCharacters.UNICODE, 35))
        .containsExactly("R1 /login  ····██▓▓██  >", "R2 /info     ············████░░  >");
  }

  @Test
  void explainsTheCharactersThatItHas() {
    List<String> lines = EventPicture.of(TIMELINE, TimelineCharacters.ASCII, 60, ENGLISH);

    assertThat(String.join("\n", lines.subList(2, lines.size())))
        .contains("X waiting, holding the worker", "~ waiting, no worker held", "> reply");
    assertThat(EventPicture.of(Timeline.EMPTY, TimelineCharacters.ASCII, 60, ENGLISH)).isEmpty();
  }

  @Test
  void usesBlocksOnlyWhereTheTerminalHasThem() {
    assertThat(TimelineCharacters.in(StandardCharsets.UTF_8)).isEqualTo(TimelineCharacters.UNICODE);
    assertThat(TimelineCharacters.in(StandardCharsets.US_ASCII))
        .isEqualTo(TimelineCharacters.ASCII);
  }

  private static List<String> rows(TimelineCharacters characters, int width) {
    return EventPicture.of(TIMELINE, characters, width, ENGLISH).subList(0, 2);
  }

  private static TimelineEvent event(Kind kind, String request) {
    return new TimelineEvent(kind, request, 0, "worker-1", "");
  }
}
