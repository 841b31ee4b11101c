package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RemoteGateTest {
  private final List<ProtocolMessage> reports = new ArrayList<>();
  private final RemoteGate gate =
      new RemoteGate(
          reports::add,
          new WorkerRegistry((request, what, nanos, cpuNanos) -> {}, new SubmissionThreads()));

  @Test
  void aGateIsIdleWhenAllArrivalsHaveTheirAnswers() {
    var first = gate.passing("alice");
    var second = gate.passing("bob");
    assertThat(gate.isIdle()).isFalse();

    reports.forEach(report -> gate.answer(report.field(0), true));
    assertThat(gate.isIdle()).isTrue();
    assertThat(first).isCompleted();
    assertThat(second).isCompleted();
  }
}
