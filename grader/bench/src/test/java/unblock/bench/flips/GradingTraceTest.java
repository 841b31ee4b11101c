package unblock.bench.flips;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import unblock.engine.model.GradingStep;

class GradingTraceTest {
  private final GradingTrace trace = new GradingTrace();

  @Test
  void anExerciseThatStartsWithoutANewChildUsesTheOneBefore() {
    steps("worker-pool", "compile");
    trace.starts(ChildOrigin.NEW);
    steps("worker-pool", "start", "answers");
    steps("offload", "compile", "start", "answers");

    assertThat(trace.child("worker-pool")).isEqualTo(ChildOrigin.NEW);
    assertThat(trace.child("offload")).isEqualTo(ChildOrigin.USED);
  }

  @Test
  void aChildThatReplacesABrokenOneDoesNotCount() {
    steps("offload", "compile", "start");
    trace.starts(ChildOrigin.NEW);
    steps("offload", "answers");

    assertThat(trace.child("offload")).isEqualTo(ChildOrigin.USED);
  }

  @Test
  void anAnswerThatDoesNotCompileHasNoChild() {
    steps("offload", "compile");
    steps("upstream", "compile", "start");

    assertThat(trace.child("offload")).isEqualTo(ChildOrigin.NONE);
  }

  @Test
  void theCanariesCountForTheExerciseThatWaitsForThem() {
    steps("offload", "compile");
    trace.starts(ChildOrigin.OWN);
    steps("offload", "start");
    steps("canary", "compile", "start");

    assertThat(trace.words("offload"))
        .isEqualTo("compile=2 start=2 canary:compile=2 canary:start=2");
    assertThat(trace.ms("offload")).isEqualTo(8);
    assertThat(trace.child("offload")).isEqualTo(ChildOrigin.OWN);
  }

  private void steps(String exercise, String... names) {
    Stream.of(names).forEach(name -> trace.done(new GradingStep(exercise, name, 2)));
  }
}
