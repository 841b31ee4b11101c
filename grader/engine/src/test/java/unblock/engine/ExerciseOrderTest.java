package unblock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.GradedExercise;
import unblock.engine.model.Verdict;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;
import unblock.runtime.KernelFiles;

/**
 * Tests that an exercise gets the same verdicts in a child that other exercises have used before as
 * in a child of its own, in any order. An ordinary build tries one order of three exercises; {@code
 * -Dunblock.orders=24} tries all orders of four.
 */
class ExerciseOrderTest {
  private static final int ORDERS = Integer.getInteger("unblock.orders", 1);
  private static final long SEED = Long.getLong("unblock.orders.seed", 24);
  private static final Path FOLDER = Path.of("src/test/submissions");
  private static final Path SOLUTIONS = Path.of("../../solutions/src/main/java");
  private static final int ORDERS_OF_THREE = 6;
  private static final List<String> IDS =
      Course.standard().ids().subList(0, ORDERS <= ORDERS_OF_THREE ? 3 : 4);

  private static final boolean HAS_KERNEL_FILES = Files.isDirectory(KernelFiles.all());

  private static Grader alone;
  private final Map<String, List<String>> expected = new HashMap<>();

  @BeforeAll
  static void begin() {
    alone = new Grader(SEED);
  }

  @AfterAll
  static void end() {
    alone.close();
  }

  @Test
  void rightAnswersPassInEveryOrder() throws Exception {
    verdictsAreThoseOfAChildOfItsOwn(sources(SOLUTIONS));
  }

  @Test
  void aWrongAnswerChangesNoVerdictOfOthers() throws Exception {
    Map<String, List<SourceFile>> sources = sources(SOLUTIONS);
    sources.putAll(sources(FOLDER.resolve("single-thread-pool")));

    verdictsAreThoseOfAChildOfItsOwn(sources);
  }

  private void verdictsAreThoseOfAChildOfItsOwn(Map<String, List<SourceFile>> sources) {
    Submission submission = new Submission("orders", sources, List.of());
    List<List<String>> orders = new ArrayList<>(orders(IDS));
    Collections.shuffle(orders, new Random(SEED));
    for (List<String> ids : orders.subList(0, ORDERS)) {
      List<Exercise> order = ids.stream().map(Course.standard()::get).toList();
      CountingSandbox sandbox = new CountingSandbox();
      try (Grader grader =
          new Grader(new Course(order, List.of()), SEED, step -> {}, Optional.empty(), sandbox)) {
        for (GradedExercise each : grader.grade(submission).exercises()) {
          assertThat(unpassed(each))
              .as("%s in the order %s", each.id(), ids)
              .isEqualTo(
                  expected.computeIfAbsent(
                      each.id(),
                      id -> unpassed(alone.grade(submission, Course.standard().get(id)))));
        }
      }
      if (HAS_KERNEL_FILES) { // Elsewhere nobody can count connections, and no child is shared.
        assertThat(sandbox.sharedChildren()).as("%s", ids).isBetween(1, ids.size() - 1);
      }
    }
  }

  private static List<List<String>> orders(List<String> ids) {
    if (ids.isEmpty()) {
      return List.of(List.of());
    }
    List<List<String>> orders = new ArrayList<>();
    for (String first : ids) {
      List<String> rest = ids.stream().filter(id -> !id.equals(first)).toList();
      for (List<String> order : orders(rest)) {
        orders.add(Stream.concat(Stream.of(first), order.stream()).toList());
      }
    }
    return orders;
  }

  private static List<String> unpassed(GradedExercise graded) {
    return graded.criteria().stream()
        .filter(each -> each.verdict() != Verdict.PASSED)
        .map(ExerciseOrderTest::withVerdict)
        .toList();
  }

  private static String withVerdict(GradedCriterion criterion) {
    return criterion.key() + " " + criterion.verdict();
  }

  private static Map<String, List<SourceFile>> sources(Path folder) throws Exception {
    Map<String, List<SourceFile>> sources =
        new HashMap<>(Submission.read(folder, Course.standard().packages()).exercises());
    sources.keySet().retainAll(IDS);
    return sources;
  }
}
