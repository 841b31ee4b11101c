package unblock.bench.flips;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import unblock.engine.model.Timing;

/**
 * The figures of all gradings under one load.
 *
 * @param exercises the gradings of each exercise, by id
 * @param children the gradings in whole submissions, by {@link ChildOrigin}; empty without such
 * @param aspects the verdicts of the criteria with each aspect
 * @param again the number of exercises that were graded twice because the first result was
 *     inconclusive
 * @param cold how often the plain bound was wrong for the first requests of a process
 * @param warm how often it was wrong late in the run
 * @param right the times of gradings of right answers
 * @param failing the times of all other gradings
 */
record LoadCounts(
    Map<String, FlipCount> exercises,
    Map<String, FlipCount> children,
    Map<String, FlipCount> aspects,
    int again,
    FlipCount cold,
    FlipCount warm,
    TimeHistogram right,
    TimeHistogram failing) {
  LoadCounts {
    exercises = new TreeMap<>(exercises);
    children = new TreeMap<>(children);
    aspects = new TreeMap<>(aspects);
  }

  /** Counts these gradings. */
  static LoadCounts of(List<LedgerLine> lines) {
    Map<String, FlipCount> exercises = new TreeMap<>();
    Map<String, FlipCount> children = new TreeMap<>();
    Map<String, FlipCount> aspects = new TreeMap<>();
    for (LedgerLine line : lines) {
      exercises.merge(line.exercise(), of(line), FlipCount::plus);
      line.child().ifPresent(child -> children.merge(child.toString(), of(line), FlipCount::plus));
      for (String criterion : line.verdicts().keySet()) {
        aspects.merge(aspect(criterion), of(line, criterion), FlipCount::plus);
      }
    }
    return new LoadCounts(
        exercises,
        children,
        aspects,
        (int) lines.stream().filter(LedgerLine::again).count(),
        plain(lines, LedgerLine::coldRatio),
        plain(lines, LedgerLine::warmRatio),
        walls(lines, LedgerLine::right),
        walls(lines, line -> !line.right()));
  }

  private static FlipCount of(LedgerLine line) {
    boolean wrong = line.flipped().stream().anyMatch(line::isWrong);
    return new FlipCount(wrong ? 1 : 0, line.isInconclusive() ? 1 : 0, 1);
  }

  private static FlipCount of(LedgerLine line, String criterion) {
    if (!line.flipped().contains(criterion)) {
      return new FlipCount(0, 0, 1);
    }
    return line.isWrong(criterion) ? new FlipCount(1, 0, 1) : new FlipCount(0, 1, 1);
  }

  /** Returns the end of the criterion's key: {@code answers} of {@code login.answers}. */
  private static String aspect(String criterion) {
    return criterion.substring(criterion.lastIndexOf('.') + 1);
  }

  /** Counts how often a plain bound is wrong for three requests. */
  private static FlipCount plain(
      List<LedgerLine> lines, Function<LedgerLine, OptionalDouble> ratio) {
    List<LedgerLine> measured =
        lines.stream()
            .filter(line -> line.answersRight() && ratio.apply(line).isPresent())
            .toList();
    long wrong =
        measured.stream()
            .filter(
                line -> (ratio.apply(line).orElseThrow() <= Timing.BOUND) != line.threeConcurrent())
            .count();
    return new FlipCount((int) wrong, 0, measured.size());
  }

  private static TimeHistogram walls(List<LedgerLine> lines, Predicate<LedgerLine> which) {
    return TimeHistogram.of(
        lines.stream().filter(which.and(line -> !line.unfit())).mapToLong(LedgerLine::wallMs));
  }

  /** Returns the sum of both. */
  LoadCounts plus(LoadCounts other) {
    return new LoadCounts(
        sum(exercises, other.exercises),
        sum(children, other.children),
        sum(aspects, other.aspects),
        again + other.again,
        cold.plus(other.cold),
        warm.plus(other.warm),
        right.plus(other.right),
        failing.plus(other.failing));
  }

  private static Map<String, FlipCount> sum(
      Map<String, FlipCount> one, Map<String, FlipCount> other) {
    Map<String, FlipCount> sum = new TreeMap<>(one);
    other.forEach((name, count) -> sum.merge(name, count, FlipCount::plus));
    return sum;
  }

  /** Returns the count of all gradings. */
  FlipCount gradings() {
    return exercises.values().stream().reduce(FlipCount.NONE, FlipCount::plus);
  }
}
