package unblock.bench.flips;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * Chooses the next gradings: the profile that is furthest below its share, and in it the tasks that
 * are furthest below theirs. The gradings are therefore balanced whenever a run ends.
 */
final class GradingPlan {
  /** The minimum number of gradings for each task and profile, however long they take. */
  private static final int AT_LEAST = 3;

  /** A task that takes longer is graded less often after that minimum. */
  private static final double SLOW_MS = 10_000;

  private final List<GradingTask> tasks;
  private final List<LoadProfile> profiles;
  private final Map<LoadProfile, Integer> done = new HashMap<>();
  private final Map<String, Integer> times = new HashMap<>();
  private final Map<String, Double> spentMs = new HashMap<>();
  private final Map<String, Integer> spentIn = new HashMap<>();

  GradingPlan(List<GradingTask> tasks, List<LoadProfile> profiles, List<LedgerLine> lines) {
    this.tasks = tasks;
    this.profiles = profiles;
    for (LedgerLine line : lines) {
      done.merge(line.profile(), 1, Integer::sum);
      times.merge(key(line.profile(), line.name()), 1, Integer::sum);
      spentIn.merge(line.name(), 1, Integer::sum);
      spentMs.merge(line.name(), (double) line.wallMs(), Double::sum);
    }
  }

  private static String key(LoadProfile profile, String task) {
    return profile + " " + task;
  }

  LoadProfile profile() {
    return profiles.stream()
        .min(
            Comparator.comparingDouble(each -> (double) done.getOrDefault(each, 0) / each.weight()))
        .orElseThrow();
  }

  /**
   * Returns this number of tasks for the profile, each at most once; equal ones in random order.
   */
  List<GradingTask> tasks(LoadProfile profile, int count, Random random) {
    List<GradingTask> mixed = new ArrayList<>(tasks);
    Collections.shuffle(mixed, random);
    mixed.sort(Comparator.comparingDouble(task -> turns(profile, task)));
    return List.copyOf(mixed.subList(0, Math.min(count, mixed.size())));
  }

  /**
   * Returns submissions with an answer to each exercise, as few as have this number of answers.
   * Three of four answers are right, because a wrong one often leaves something behind, and the
   * next exercise then gets another child. Among the right and among the wrong answers, the next
   * one is the one that is furthest behind; equal ones are chosen at random.
   */
  List<List<GradingTask>> wholes(LoadProfile profile, int count, Random random) {
    Map<String, List<GradingTask>> byExercise =
        tasks.stream()
            .collect(
                Collectors.groupingBy(
                    GradingTask::exercise, LinkedHashMap::new, Collectors.toList()));
    List<List<GradingTask>> wholes = new ArrayList<>();
    for (int i = 0; i < count; i += byExercise.size()) {
      wholes.add(
          byExercise.values().stream().map(answers -> next(answers, profile, random)).toList());
    }
    return wholes;
  }

  private GradingTask next(List<GradingTask> answers, LoadProfile profile, Random random) {
    boolean isRight = random.nextInt(4) < 3;
    List<GradingTask> some =
        new ArrayList<>(
            answers.stream().filter(task -> task.failed().isEmpty() == isRight).toList());
    if (some.isEmpty()) {
      some.addAll(answers);
    }
    Collections.shuffle(some, random);
    GradingTask next =
        some.stream().min(Comparator.comparingDouble(task -> turns(profile, task))).orElseThrow();
    times.merge(key(profile, next.name()), 1, Integer::sum);
    return next;
  }

  private double turns(LoadProfile profile, GradingTask task) {
    int so = times.getOrDefault(key(profile, task.name()), 0);
    double meanMs =
        spentMs.getOrDefault(task.name(), 0.0) / Math.max(1, spentIn.getOrDefault(task.name(), 0));
    return so < AT_LEAST ? so : so * Math.max(1, meanMs / SLOW_MS);
  }
}
