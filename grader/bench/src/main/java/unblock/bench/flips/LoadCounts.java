package unblock.bench.flips;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence.Timing;

/**
 * What came of all gradings under one load.
 *
 * @param exercises from an exercise's id to its gradings
 * @param aspects from an aspect to the verdicts of its criteria
 * @param again how many were graded twice, since they were inconclusive at first
 * @param cold how often the plain bound was wrong about a process's first requests
 * @param warm how often it was wrong late in the run
 * @param right how long it took to grade answers that are right
 * @param failing how long it took to grade the others
 */
record LoadCounts(
    Map<String, Count> exercises,
    Map<String, Count> aspects,
    int again,
    Count cold,
    Count warm,
    Histogram right,
    Histogram failing) {
  LoadCounts {
    exercises = new TreeMap<>(exercises);
    aspects = new TreeMap<>(aspects);
  }

  /** Of these gradings. */
  static LoadCounts of(List<Graded> lines) {
    Map<String, Count> exercises = new TreeMap<>();
    Map<String, Count> aspects = new TreeMap<>();
    for (Graded line : lines) {
      exercises.merge(line.exercise(), of(line), Count::plus);
      for (String criterion : line.verdicts().keySet()) {
        aspects.merge(aspect(criterion), of(line, criterion), Count::plus);
      }
    }
    return new LoadCounts(
        exercises,
        aspects,
        (int) lines.stream().filter(Graded::again).count(),
        plain(lines, Graded::coldRatio),
        plain(lines, Graded::warmRatio),
        walls(lines, Graded::right),
        walls(lines, line -> !line.right()));
  }

  private static Count of(Graded line) {
    boolean wrong = line.flipped().stream().anyMatch(line::isWrong);
    return new Count(wrong ? 1 : 0, line.isInconclusive() ? 1 : 0, 1);
  }

  private static Count of(Graded line, String criterion) {
    if (!line.flipped().contains(criterion)) {
      return new Count(0, 0, 1);
    }
    return line.isWrong(criterion) ? new Count(1, 0, 1) : new Count(0, 1, 1);
  }

  /** The end of the criterion's key, as in {@code login.answers}. */
  private static String aspect(String criterion) {
    for (Aspect aspect : Aspect.ofTheKit()) {
      if (criterion.equals(aspect.toString()) || criterion.endsWith("." + aspect)) {
        return aspect.toString();
      }
    }
    throw new IllegalArgumentException("No aspect has a criterion " + criterion);
  }

  /** How often a plain bound is wrong about three requests. */
  private static Count plain(List<Graded> lines, Function<Graded, OptionalDouble> ratio) {
    List<Graded> measured =
        lines.stream()
            .filter(line -> line.answersRight() && ratio.apply(line).isPresent())
            .toList();
    long wrong =
        measured.stream()
            .filter(
                line -> (ratio.apply(line).orElseThrow() <= Timing.BOUND) != line.threeConcurrent())
            .count();
    return new Count((int) wrong, 0, measured.size());
  }

  private static Histogram walls(List<Graded> lines, Predicate<Graded> which) {
    return Histogram.of(
        lines.stream().filter(which.and(line -> !line.unfit())).mapToLong(Graded::wallMs));
  }

  /** Both together. */
  LoadCounts plus(LoadCounts other) {
    return new LoadCounts(
        sum(exercises, other.exercises),
        sum(aspects, other.aspects),
        again + other.again,
        cold.plus(other.cold),
        warm.plus(other.warm),
        right.plus(other.right),
        failing.plus(other.failing));
  }

  private static Map<String, Count> sum(Map<String, Count> one, Map<String, Count> other) {
    Map<String, Count> sum = new TreeMap<>(one);
    other.forEach((name, count) -> sum.merge(name, count, Count::plus));
    return sum;
  }

  /** All gradings. */
  Count gradings() {
    return exercises.values().stream().reduce(Count.NONE, Count::plus);
  }
}
