package unblock.engine.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The assignment of slow calls to the requests that were sent together. Usually the user's name
 * decides. If one user is looked up twice and a request that has begun has no look-up, the requests
 * have mixed up their users. Isolation judges the data of the replies; here only the number of
 * waiting requests counts. So the first released call is assigned to the first reply, and so on,
 * and a reply without an earlier slow call still shows. (A name kept in a field was overwritten
 * before it was read in one run of about a hundred, and concurrency failed in that one.)
 */
final class GateAttribution {
  private final Map<PendingRequest, List<Gate.Arrival>> byRequest = new HashMap<>();

  private GateAttribution() {}

  /**
   * Assigns the calls.
   *
   * @param arrivals in the order of arrival; those for other users are left out
   * @param began whether the request with that id ever took the worker
   */
  static GateAttribution of(
      List<PendingRequest> calls, List<Gate.Arrival> arrivals, Predicate<String> began) {
    Map<String, PendingRequest> byKey = new HashMap<>();
    calls.forEach(call -> byKey.put(call.question.key(), call));
    List<Gate.Arrival> relevant =
        arrivals.stream()
            .filter(each -> isAfter(byKey.get(each.key()), each.arrivedNanos()))
            .toList();
    GateAttribution attribution = new GateAttribution();
    relevant.forEach(each -> attribution.add(owner(byKey, each), each));
    boolean surplus = attribution.byRequest.values().stream().anyMatch(each -> each.size() > 1);
    List<PendingRequest> begun = calls.stream().filter(call -> began.test(call.id)).toList();
    return surplus && begun.stream().anyMatch(call -> attribution.of(call).isEmpty())
        ? inOrder(begun, relevant, byKey)
        : attribution;
  }

  /** Returns these slow calls by their requests. */
  static GateAttribution of(Map<PendingRequest, List<Gate.Arrival>> calls) {
    GateAttribution attribution = new GateAttribution();
    attribution.byRequest.putAll(calls);
    return attribution;
  }

  private static boolean isAfter(@Nullable PendingRequest call, long nanos) {
    return call != null && nanos >= call.sentNanos;
  }

  private static GateAttribution inOrder(
      List<PendingRequest> begun, List<Gate.Arrival> arrivals, Map<String, PendingRequest> byKey) {
    List<PendingRequest> replied =
        begun.stream().sorted(Comparator.comparingLong(call -> orLast(call.repliedNanos))).toList();
    List<Gate.Arrival> released =
        arrivals.stream()
            .sorted(Comparator.comparingLong(each -> each.releasedNanos().getNow(Long.MAX_VALUE)))
            .toList();
    GateAttribution attribution = new GateAttribution();
    for (int i = 0; i < released.size(); i++) {
      Gate.Arrival arrival = released.get(i);
      attribution.add(i < replied.size() ? replied.get(i) : owner(byKey, arrival), arrival);
    }
    return attribution;
  }

  private static PendingRequest owner(Map<String, PendingRequest> byKey, Gate.Arrival arrival) {
    return Objects.requireNonNull(byKey.get(arrival.key()));
  }

  private static long orLast(long nanos) {
    return nanos > 0 ? nanos : Long.MAX_VALUE;
  }

  private void add(PendingRequest call, Gate.Arrival arrival) {
    byRequest.computeIfAbsent(call, none -> new ArrayList<>()).add(arrival);
  }

  /** The slow calls of one of these requests, in order. */
  List<Gate.Arrival> of(PendingRequest call) {
    return byRequest.getOrDefault(call, List.of());
  }

  /** The number of requests that wait at the gate now. */
  int waiting() {
    return (int)
        byRequest.values().stream()
            .filter(arrivals -> arrivals.stream().anyMatch(Gate.Arrival::waiting))
            .count();
  }
}
