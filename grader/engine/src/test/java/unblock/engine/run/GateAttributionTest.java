package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Reply;

class GateAttributionTest {
  private final PendingRequest alice = call("A", "alice");
  private final PendingRequest bob = call("B", "bob");
  private final PendingRequest carol = call("C", "carol");
  private final List<PendingRequest> calls = List.of(alice, bob, carol);
  private final Set<String> all = Set.of("A", "B", "C");

  @Test
  void namesTell() {
    Gate.Arrival first = held("bob");
    Gate.Arrival second = held("alice");

    GateAttribution claims =
        GateAttribution.of(calls, List.of(first, second, held("mallory")), all::contains);

    assertThat(claims.of(alice)).containsExactly(second);
    assertThat(claims.of(bob)).containsExactly(first);
    assertThat(claims.of(carol)).isEmpty();
    assertThat(claims.waiting()).isEqualTo(2);
  }

  @Test
  void whoIsLookedUpAgainWaitsOnce() {
    List<Gate.Arrival> arrivals = List.of(held("alice"), held("alice"), held("bob"), held("carol"));

    GateAttribution claims = GateAttribution.of(calls, arrivals, all::contains);

    assertThat(claims.of(alice)).hasSize(2);
    assertThat(claims.waiting()).isEqualTo(3);
  }

  @Test
  void whereNamesAreMixedUpAsManyWaitAsThereAreSlowCalls() {
    List<Gate.Arrival> arrivals = List.of(held("carol"), held("carol"), held("carol"));

    assertThat(GateAttribution.of(calls, arrivals, all::contains).waiting()).isEqualTo(3);
  }

  @Test
  void whoWasNotTakenUpDoesNotWaitAtTheGate() {
    List<Gate.Arrival> arrivals = List.of(held("alice"), held("alice"), held("alice"));

    assertThat(GateAttribution.of(calls, arrivals, Set.of("A")::contains).waiting()).isEqualTo(1);
    assertThat(GateAttribution.of(calls, arrivals, Set.of("A", "C")::contains).waiting())
        .isEqualTo(2);
  }

  @Test
  void theFirstThatWasLetGoBelongsToTheFirstReply() {
    carol.repliedNanos = at(20);
    alice.repliedNanos = at(40);
    bob.repliedNanos = at(60);
    Gate.Arrival late = released("carol", 30);
    Gate.Arrival early = released("carol", 10);
    Gate.Arrival last = released("bob", 50);

    GateAttribution claims = GateAttribution.of(calls, List.of(late, early, last), all::contains);

    assertThat(Map.of("A", claims.of(alice), "B", claims.of(bob), "C", claims.of(carol)))
        .isEqualTo(Map.of("A", List.of(late), "B", List.of(last), "C", List.of(early)));
  }

  private static PendingRequest call(String id, String username) {
    Question question =
        new Question(
            UserRoutes.INFO,
            "a question",
            username,
            List.of(),
            new Reply(200, Map.of("info", "x")));
    return new PendingRequest(id, question, at(0), new CompletableFuture<>());
  }

  private static Gate.Arrival held(String username) {
    return new Gate.Arrival(
        username,
        "",
        List.of(),
        CallOrigin.UNKNOWN,
        at(1),
        new CompletableFuture<>(),
        new CompletableFuture<>());
  }

  private static Gate.Arrival released(String username, long ms) {
    Gate.Arrival arrival = held(username);
    arrival.releasedNanos().complete(at(ms));
    arrival.passed().complete(true);
    return arrival;
  }

  private static long at(long ms) {
    return 1 + ms * 1_000_000;
  }
}
