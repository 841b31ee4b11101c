package unblock.bench.throughput;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import unblock.engine.Course;
import unblock.engine.submission.UnusableSubmission;

/** Draws the submissions of a class from the grader's test submissions. */
final class ClassDraw {
  /** The exercises of a whole submission: those that every earlier measurement had. */
  private static final List<String> FIRST_FOUR =
      List.of("worker-pool", "event-loop", "offload", "upstream");

  /** The kinds of whole submissions; one of four is of each kind. */
  private enum Kind {
    RIGHT,
    WRONG_IN_SOME,
    HALF_DONE,
    BROKEN_IN_ONE
  }

  private ClassDraw() {}

  /**
   * Draws submissions with one exercise each: of five, two are right, two are wrong, and one is a
   * right one with a missing brace.
   */
  static List<HandedSubmission> single(int many, long seed) throws IOException, UnusableSubmission {
    DrawnAnswers answers = new DrawnAnswers(seed);
    List<DrawnAnswer> right = shuffled(answers.right(), seed);
    List<DrawnAnswer> wrong = shuffled(answers.wrong(), seed);
    List<HandedSubmission> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      boolean isBroken = i % 5 == 4;
      List<DrawnAnswer> from = isBroken || i % 2 == 0 ? right : wrong;
      DrawnAnswer answer = from.get(i / 2 % from.size());
      all.add(
          new HandedSubmission(
              "%03d-%s".formatted(i, answer.name()), List.of(isBroken ? answer.broken() : answer)));
    }
    return all;
  }

  /** Draws submissions with the first four exercises. */
  static List<HandedSubmission> whole(int many, long seed) throws IOException, UnusableSubmission {
    return whole(many, seed, FIRST_FOUR);
  }

  /** Draws submissions with all exercises. */
  static List<HandedSubmission> complete(int many, long seed)
      throws IOException, UnusableSubmission {
    return whole(many, seed, Course.standard().ids());
  }

  /**
   * Draws whole submissions: of four, one is right in all exercises, one is wrong in every second,
   * one has the second half of them not begun, and one does not compile in one of them.
   */
  private static List<HandedSubmission> whole(int many, long seed, List<String> exercises)
      throws IOException, UnusableSubmission {
    DrawnAnswers answers = new DrawnAnswers(seed);
    List<HandedSubmission> all = new ArrayList<>();
    for (int i = 0; i < many; i++) {
      Kind kind = Kind.values()[i % Kind.values().length];
      int round = i / Kind.values().length;
      List<DrawnAnswer> drawn = new ArrayList<>();
      for (int place = 0; place < exercises.size(); place++) {
        drawn.add(answer(kind, answers, exercises, place, round));
      }
      String name = "%03d-%s".formatted(i, kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
      all.add(new HandedSubmission(name, drawn));
    }
    return all;
  }

  /**
   * The answer to one exercise of a whole submission.
   *
   * @param place the place of the exercise in the list
   * @param round how many submissions of that kind were drawn before
   */
  private static DrawnAnswer answer(
      Kind kind, DrawnAnswers answers, List<String> exercises, int place, int round)
      throws IOException, UnusableSubmission {
    String exercise = exercises.get(place);
    DrawnAnswer right = answers.right(exercise, round);
    return switch (kind) {
      case RIGHT -> right;
      case WRONG_IN_SOME -> place % 2 == 1 ? answers.wrong(exercise, round) : right;
      case HALF_DONE -> place < exercises.size() / 2 ? right : DrawnAnswer.skeleton(exercise);
      case BROKEN_IN_ONE -> place == round % exercises.size() ? right.broken() : right;
    };
  }

  private static List<DrawnAnswer> shuffled(List<DrawnAnswer> answers, long seed) {
    List<DrawnAnswer> shuffled = new ArrayList<>(answers);
    Collections.shuffle(shuffled, new Random(seed));
    return shuffled;
  }
}
