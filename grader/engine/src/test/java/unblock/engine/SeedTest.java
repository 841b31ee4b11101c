package unblock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Gathering;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Verdict;
import unblock.engine.submission.SourceFile;
import unblock.engine.submission.Submission;

/** Checks that the seed decides all questions and no verdict. */
class SeedTest {
  private static final Exercise EVENT_LOOP = Course.standard().get("event-loop");

  @Test
  void theSameSeedAsksTheSameAndAnotherOneDoesNot() throws Exception {
    Evidence.Ran first = observed("right-event-loop-handle-when-complete", 1);
    Evidence.Ran again = observed("right-event-loop-handle-when-complete", 1);
    Evidence.Ran other = observed("right-event-loop-handle-when-complete", 2);

    assertThat(asked(again)).isEqualTo(asked(first));
    assertThat(sizes(again)).isEqualTo(sizes(first));
    assertThat(sizes(other)).isNotEqualTo(sizes(first));
    Set<String> common = new HashSet<>(asked(first));
    common.retainAll(asked(other));
    assertThat(common)
        .allMatch(
            question ->
                !question.contains(" for \"")
                    || question.contains("OR")
                    || question.contains("existed before"));
    for (Evidence.Ran ran : List.of(first, again, other)) {
      assertThat(failed(ran)).isEmpty();
      assertThat(sizes(ran))
          .hasSize(3)
          .element(1)
          .satisfies(n -> assertThat(n).isBetween(201, 210));
      assertThat(ran.exchanges().stream().filter(each -> each.aspect().equals(Aspect.ISOLATION)))
          .hasSize(sizes(ran).stream().mapToInt(size -> size).sum());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = 3)
  void aPoolOfTwoHundredShowsWhateverTheSeed(long seed) throws Exception {
    assertThat(failed(observed("pool-of-two-hundred", seed)))
        .containsExactly("event-loop.concurrency");
  }

  private static Evidence.Ran observed(String name, long seed) throws Exception {
    try (Grader grader = new Grader(seed)) {
      return (Evidence.Ran) grader.evidence(name, EVENT_LOOP, read(name));
    }
  }

  private static List<SourceFile> read(String name) throws Exception {
    Map<String, String> packages = Map.of(EVENT_LOOP.packageName(), EVENT_LOOP.id());
    return Submission.read(Path.of("src/test/submissions", name), packages)
        .exercises()
        .getOrDefault(EVENT_LOOP.id(), List.of());
  }

  private static List<String> asked(Evidence.Ran ran) {
    return ran.exchanges().stream().map(SeedTest::asked).toList();
  }

  private static String asked(Exchange exchange) {
    return english(exchange.asked()) + " " + exchange.expected().status() + fields(exchange);
  }

  private static String fields(Exchange exchange) {
    return new java.util.TreeMap<>(exchange.expected().fields()).toString();
  }

  private static List<Integer> sizes(Evidence.Ran ran) {
    return ran.gatherings().stream().map(Gathering::asked).toList();
  }

  private static List<String> failed(Evidence.Ran ran) {
    return Judge.judge(EVENT_LOOP, ran).criteria().stream()
        .filter(each -> each.verdict() != Verdict.PASSED && !each.aspect().equals(Aspect.TIMING))
        .map(GradedCriterion::key)
        .toList();
  }
}
