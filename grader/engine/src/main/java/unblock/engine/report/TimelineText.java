package unblock.engine.report;

import java.util.ArrayList;
import java.util.List;
import unblock.engine.model.GradedExercise;
import unblock.message.Message;
import unblock.message.Translator;

/** The timeline of an exercise in characters, with sentences about it. */
final class TimelineText {
  private TimelineText() {}

  /**
   * Returns the picture and the sentences after it: of a held trial its events in their order, else
   * the requests in time; empty when there is no picture.
   */
  static Lines of(GradedExercise exercise, int width, Translator texts) {
    ShownTimeline shown = ShownTimeline.of(exercise);
    if (shown.trial().isPresent()) {
      String about = texts.text(Message.of("timeline.held-trial", "trial", shown.trial().get()));
      return new Lines(
          EventPicture.of(shown.timeline(), TimelineCharacters.ASCII, width, texts),
          List.of(about));
    }
    List<String> picture = TimelinePicture.of(exercise.timeline(), width, texts);
    return new Lines(
        picture,
        picture.isEmpty()
            ? List.of()
            : TimelineReading.of(exercise.timeline()).stream().map(texts::text).toList());
  }

  /**
   * The lines of a picture, and the sentences after it.
   *
   * @param picture lines that must not be broken
   */
  record Lines(List<String> picture, List<String> sentences) {
    Lines {
      picture = List.copyOf(picture);
      sentences = List.copyOf(sentences);
    }

    /** The sentences in lines of at most that width. */
    List<String> brokenSentences(int width) {
      return sentences.stream().flatMap(each -> LineBreaker.lines(each, width).stream()).toList();
    }

    /** All of them, in order. */
    List<String> all() {
      List<String> all = new ArrayList<>(picture);
      all.addAll(sentences);
      return all;
    }
  }
}
