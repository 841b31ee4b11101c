package unblock.bench.flips;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class GradingPlanTest {
  private static final List<String> EXERCISES = List.of("worker-pool", "offload");

  @Test
  void aWholeSubmissionHasOneAnswerToEachExercise() {
    assertThat(wholes(2 * 50))
        .hasSize(50)
        .allSatisfy(
            whole -> assertThat(whole).extracting(GradingTask::exercise).isEqualTo(EXERCISES));
  }

  @Test
  void threeOfFourAnswersAreRightAndAllOfAKindAreDrawnEquallyOften() {
    Map<Boolean, Map<String, Long>> times =
        wholes(2 * 400).stream()
            .flatMap(List::stream)
            .collect(
                Collectors.partitioningBy(
                    task -> task.failed().isEmpty(),
                    Collectors.groupingBy(GradingTask::name, Collectors.counting())));

    long right = times.get(true).values().stream().mapToLong(each -> each).sum();
    assertThat(right).isBetween(540L, 660L);
    assertThat(times.get(true)).hasSize(6).allSatisfy((name, count) -> between(count, 90, 110));
    assertThat(times.get(false)).hasSize(10).allSatisfy((name, count) -> between(count, 14, 26));
  }

  private static void between(long count, long least, long most) {
    assertThat(count).isBetween(least, most);
  }

  private static List<List<GradingTask>> wholes(int answers) {
    List<GradingTask> tasks = new ArrayList<>();
    for (String exercise : EXERCISES) {
      for (int i = 0; i < 8; i++) {
        Set<String> failed = i < 3 ? Set.of() : Set.of("timing");
        tasks.add(new GradingTask("answer-" + i, exercise, Path.of(""), failed));
      }
    }
    return new GradingPlan(tasks, List.of(LoadProfile.IDLE), List.of())
        .wholes(LoadProfile.IDLE, answers, new Random(1));
  }
}
