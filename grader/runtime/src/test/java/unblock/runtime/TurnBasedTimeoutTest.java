package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TurnBasedTimeoutTest {
  /** A thread that ends between two snapshots must not be reported by the second. */
  @Test
  void returnsTheLookThatWasAsHopedAndDoesNotLookAgain() {
    Iterator<String> looks = List.of("a thread", "nothing", "another thread").iterator();

    String seen =
        new TurnBasedTimeout(Duration.ofSeconds(1)).lookUntil("nothing"::equals, looks::next);

    assertThat(seen).isEqualTo("nothing");
    assertThat(looks.next()).isEqualTo("another thread");
  }

  @Test
  void returnsTheLastLookWhenTheTimeIsUp() {
    Iterator<String> looks = List.of("first", "second", "third", "fourth").iterator();

    String seen =
        new TurnBasedTimeout(Duration.ofMillis(10)).lookUntil("nothing"::equals, looks::next);

    assertThat(seen).isEqualTo("third");
  }
}
