package unblock.cli;

import java.util.List;
import unblock.cli.classroom.ReviewPlace;
import unblock.message.Translator;

/** Formats the places that a person should read as cells of a table. */
final class ReviewTable {
  private ReviewTable() {}

  static List<String> head(Translator texts) {
    return List.of(
        texts.text("cli.review.submission"),
        texts.text("cli.review.place"),
        texts.text("cli.review.call"));
  }

  static List<List<String>> rows(List<ReviewPlace> places) {
    return places.stream()
        .map(
            each ->
                List.of(
                    each.submission(),
                    each.exercise() + " " + each.finding().place(),
                    each.finding().call()))
        .toList();
  }
}
