package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import unblock.engine.model.AskedDependency;
import unblock.engine.model.OtherLookUp;

class ReceivedLookUpsTest {
  private final ReceivedLookUps received = new ReceivedLookUps();

  @Test
  void thoseForAnotherKeySinceThenAreFound() {
    received.add("alice", asked("before"));
    int since = received.count();
    received.add("alice", asked("alice"));
    received.add("bob", asked("bob"));
    received.add("bob", asked("bob"));
    received.add("", asked("/admin"));

    assertThat(received.others(since, "alice")).containsExactly(asked("bob"), asked("/admin"));
  }

  @Test
  void aLateOneIsNotThatOfTheNextRequest() {
    received.mayComeLate("alice");
    received.add("alice", asked("alice"));
    received.add("carol", asked("carol"));

    assertThat(received.others(0, "bob")).containsExactly(asked("carol"));
  }

  @Test
  void aRequestThatNeedsNoneHasOthersOnly() {
    received.add("", asked(""));

    assertThat(received.others(0, "")).containsExactly(asked(""));
  }

  @Test
  void longOnesAreShortened() {
    received.add("x", asked("x".repeat(1_000)));

    assertThat(received.others(0, "alice").get(0).asked()).hasSize(201).endsWith("…");
  }

  private static OtherLookUp asked(String name) {
    return new OtherLookUp(AskedDependency.STORE, name);
  }
}
