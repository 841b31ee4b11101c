package unblock.given.world;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class ProbesTest {
  private static final AtomicInteger NEXT = new AtomicInteger();

  private final int outer = NEXT.getAndIncrement();
  private final int inner = NEXT.getAndIncrement();

  /** On the worker, elsewhere, waited. */
  private static long[] figures(int site) {
    String[] told = Probes.figures(site).tell(site).split(" ");
    return new long[] {Long.parseLong(told[1]), Long.parseLong(told[2]), Long.parseLong(told[3])};
  }

  private static void waitABit() {
    LockSupport.parkNanos(1);
  }

  @Test
  void aWaitBelongsToTheInnermostCall() {
    Probes.begin();
    Probes.enter(outer);
    Probes.enter(inner);
    waitABit();
    Probes.exit(inner);
    Probes.exit(outer);
    Probes.end();

    assertThat(figures(outer)).containsExactly(1, 0, 0);
    assertThat(figures(inner)).containsExactly(1, 0, 1);
  }

  @Test
  void aCallThatThrewKeepsItsWaitAndNoOthers() {
    for (int i = 0; i < 2; i++) {
      Probes.begin();
      Probes.enter(inner);
      waitABit(); // And then it throws: no exit.
      Probes.enter(outer);
      Probes.exit(outer);
      Probes.end();
    }

    assertThat(figures(inner)).containsExactly(2, 0, 2);
    assertThat(figures(outer)).containsExactly(2, 0, 0);
  }

  @Test
  void aCallThatIsStillUnderWayHasBegun() {
    Probes.begin();
    Probes.enter(inner);

    assertThat(figures(inner)).containsExactly(1, 0, 0);
    Probes.end();
  }

  @Test
  void offTheWorkerOnlyThatItRanIsKept() {
    Probes.enter(inner);
    waitABit();
    Probes.exit(inner);

    assertThat(figures(inner)).containsExactly(0, 1, 0);
  }

  @Test
  void numbersThatNoProbeHasAreIgnored() {
    Probes.enter(-1);
    Probes.enter(Integer.MAX_VALUE);
    Probes.exit(-1);
    Probes.begin();
    Probes.enter(-1);
    Probes.exit(7_000);

    assertThat(Probes.end()).isNotNegative();
  }

  @Test
  void deepAndFrequentCallsStayBounded() {
    Probes.begin();
    for (int i = 0; i < 5_000; i++) {
      Probes.enter(outer); // Never closed.
    }
    Probes.end();

    assertThat(figures(outer)[0]).isEqualTo(5_000);
  }
}
