package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ProbeRecorderTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int outer = NEXT.getAndIncrement();
  private final int inner = NEXT.getAndIncrement();

  /** The counts on the worker, elsewhere, and with a wait. */
  private static long[] figures(int site) {
    String[] told = ProbeRecorder.figures(site).tell(site).split(" ");
    return new long[] {Long.parseLong(told[1]), Long.parseLong(told[2]), Long.parseLong(told[3])};
  }

  private static void waitABit() {
    LockSupport.parkNanos(1);
  }

  @Test
  void aWaitBelongsToTheInnermostCall() {
    ProbeRecorder.begin();
    ProbeRecorder.enter(outer);
    ProbeRecorder.enter(inner);
    waitABit();
    ProbeRecorder.exit(inner);
    ProbeRecorder.exit(outer);
    ProbeRecorder.end();

    assertThat(figures(outer)).containsExactly(1, 0, 0);
    assertThat(figures(inner)).containsExactly(1, 0, 1);
  }

  @Test
  void aCallThatThrewKeepsItsWaitAndNoOthers() {
    for (int i = 0; i < 2; i++) {
      ProbeRecorder.begin();
      ProbeRecorder.enter(inner);
      waitABit(); // The call then throws: no exit.
      ProbeRecorder.enter(outer);
      ProbeRecorder.exit(outer);
      ProbeRecorder.end();
    }

    assertThat(figures(inner)).containsExactly(2, 0, 2);
    assertThat(figures(outer)).containsExactly(2, 0, 0);
  }

  @Test
  void aCallThatIsStillUnderWayHasBegun() {
    ProbeRecorder.begin();
    ProbeRecorder.enter(inner);

    assertThat(figures(inner)).containsExactly(1, 0, 0);
    ProbeRecorder.end();
  }

  @Test
  void offTheWorkerOnlyThatItRanIsKept() {
    ProbeRecorder.enter(inner);
    waitABit();
    ProbeRecorder.exit(inner);

    assertThat(figures(inner)).containsExactly(0, 1, 0);
  }

  @Test
  void numbersThatNoProbeHasAreIgnored() {
    ProbeRecorder.enter(-1);
    ProbeRecorder.enter(Integer.MAX_VALUE);
    ProbeRecorder.exit(-1);
    ProbeRecorder.begin();
    ProbeRecorder.enter(-1);
    ProbeRecorder.exit(7_000);

    assertThat(ProbeRecorder.end()).isNotNegative();
  }

  @Test
  void deepAndFrequentCallsStayBounded() {
    ProbeRecorder.begin();
    for (int i = 0; i < 5_000; i++) {
      ProbeRecorder.enter(outer); // Never closed.
    }
    ProbeRecorder.end();

    assertThat(figures(outer)[0]).isEqualTo(5_000);
  }
}
