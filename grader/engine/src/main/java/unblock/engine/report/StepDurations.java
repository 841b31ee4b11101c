package unblock.engine.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import unblock.engine.model.GradingStep;
import unblock.message.Message;

/** The durations of the grading steps, summed over all submissions. Thread-safe. */
public final class StepDurations {
  private final Map<String, Map<String, Double>> msByExercise = new LinkedHashMap<>();

  /** Adds a step; called by many threads at once. */
  public synchronized void add(GradingStep step) {
    msByExercise
        .computeIfAbsent(step.exercise(), id -> new LinkedHashMap<>())
        .merge(step.name(), step.ms(), Double::sum);
  }

  /** One line for each exercise, as in {@code offload: compile 120 ms, start 640 ms, …}. */
  public synchronized List<Message> lines() {
    List<Message> lines = new ArrayList<>();
    msByExercise.forEach(
        (exercise, steps) -> {
          List<String> parts = new ArrayList<>();
          steps.forEach((name, ms) -> parts.add(String.format(Locale.ROOT, "%s %.0f", name, ms)));
          double total = steps.values().stream().mapToDouble(ms -> ms).sum();
          lines.add(
              Message.of("report.time", "exercise", exercise, "steps", parts, "total", total));
        });
    return lines;
  }
}
