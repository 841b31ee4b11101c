package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Reply;

class CallOwnersTest {
  private final PendingRequest first = call("A", 1, 0);
  private final PendingRequest second = call("B", 2, 0);

  @Test
  void aCallBelongsToTheRequestOfItsWorker() {
    Gate.Arrival read = arrival("read alice b", "B", 5, Long.MAX_VALUE);

    assertThat(owners(read).of(second)).containsExactly(read);
  }

  @Test
  void aCallOfAnotherThreadBelongsToTheFirstRequestThatIsFree() {
    Gate.Arrival lookUp = arrival("alice b", "", 5, 50);
    Gate.Arrival next = arrival("alice b", "", 6, 50);
    Gate.Arrival verify = arrival("verify secret hash", "", 60, Long.MAX_VALUE);

    CallOwners owners = owners(lookUp, next, verify);

    assertThat(owners.of(first)).containsExactly(lookUp, verify);
    assertThat(owners.of(second)).containsExactly(next);
  }

  @Test
  void aRequestThatHasItsReplyMakesNoCall() {
    PendingRequest replied = call("A", 1, 4);
    Gate.Arrival late = arrival("alice b", "", 5, 50);

    assertThat(CallOwners.of(List.of(replied, second), List.of(late)).of(second))
        .containsExactly(late);
  }

  @Test
  void aCallWithoutARequestBelongsToNone() {
    Gate.Arrival warmUp = arrival("run", "", 5, 50);

    assertThat(owners(warmUp).others()).containsExactly(warmUp);
  }

  @Test
  void aPictureShowsTheMethodAndTheNumberOfACall() {
    assertThat(CallOwners.shown(first, arrival("alice b", "", 5, 50))).isEmpty();
    assertThat(CallOwners.shown(first, arrival("read alice b", "", 5, 50))).isEqualTo("read");
    assertThat(CallOwners.shown(first, arrival("write alice b 2", "", 5, 50))).isEqualTo("write 2");
    assertThat(CallOwners.shown(first, arrival("verify secret hash", "", 5, 50)))
        .isEqualTo("verify");
  }

  private CallOwners owners(Gate.Arrival... arrivals) {
    return CallOwners.of(List.of(first, second), List.of(arrivals));
  }

  private static PendingRequest call(String id, long sentNanos, long repliedNanos) {
    Question question =
        new Question(
            UserRoutes.LOGIN,
            "a question",
            "alice b",
            List.of("username", "alice b", "password", "secret"),
            new Reply(200, Map.of("info", "x")));
    PendingRequest call = new PendingRequest(id, question, sentNanos, new CompletableFuture<>());
    call.repliedNanos = repliedNanos;
    return call;
  }

  private static Gate.Arrival arrival(
      String key, String request, long arrivedNanos, long releasedNanos) {
    return new Gate.Arrival(
        key,
        request,
        List.of(),
        CallOrigin.UNKNOWN,
        arrivedNanos,
        new CompletableFuture<>(),
        CompletableFuture.completedFuture(releasedNanos));
  }
}
