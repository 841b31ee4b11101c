package unblock.engine.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The slow calls of a held trial by their requests. Several requests may be for one user, and a
 * call that is no look-up may have any argument. The owners are shown and decide no verdict.
 */
final class CallOwners {
  /** A call's method, an argument that names the request, and a number if there is one. */
  private static final Pattern NUMBER =
      Pattern.compile("(\\S{1,40}) .*?( -?\\d{1,9})?", Pattern.DOTALL);

  private static final int LONGEST_SHOWN = 40;

  private final Map<PendingRequest, List<Gate.Arrival>> byRequest = new HashMap<>();
  private final List<Gate.Arrival> others = new ArrayList<>();

  private CallOwners() {}

  /**
   * Assigns the calls: to the request of the worker that they came from, else to the first request
   * with the same argument that has neither a reply nor another call at the gate then.
   *
   * @param arrivals in the order of arrival
   */
  static CallOwners of(List<PendingRequest> calls, List<Gate.Arrival> arrivals) {
    CallOwners owners = new CallOwners();
    for (Gate.Arrival arrival : arrivals) {
      owners
          .owner(calls, arrival)
          .ifPresentOrElse(
              call ->
                  owners.byRequest.computeIfAbsent(call, none -> new ArrayList<>()).add(arrival),
              () -> owners.others.add(arrival));
    }
    return owners;
  }

  private Optional<PendingRequest> owner(List<PendingRequest> calls, Gate.Arrival arrival) {
    Optional<PendingRequest> onWorker =
        calls.stream().filter(call -> call.id.equals(arrival.request())).findFirst();
    List<PendingRequest> similar =
        calls.stream()
            .filter(call -> call.sentNanos <= arrival.arrivedNanos() && isFor(call, arrival))
            .toList();
    return onWorker
        .or(() -> similar.stream().filter(call -> isFree(call, arrival.arrivedNanos())).findFirst())
        .or(() -> similar.stream().findFirst());
  }

  private static boolean isFor(PendingRequest call, Gate.Arrival arrival) {
    return isAboutForm(call, arrival) || arrival.key().equals(call.question.key());
  }

  private static boolean isAboutForm(PendingRequest call, Gate.Arrival arrival) {
    return call.question.form().stream().anyMatch(value -> Gate.isAbout(value, arrival.key()));
  }

  /** Whether that request had neither a reply nor a call at the gate at that time. */
  private boolean isFree(PendingRequest call, long nanos) {
    boolean isOver = call.repliedNanos > 0 && call.repliedNanos < nanos;
    return !isOver
        && of(call).stream().noneMatch(each -> each.releasedNanos().getNow(Long.MAX_VALUE) > nanos);
  }

  /** The slow calls of that request, in order of arrival. */
  List<Gate.Arrival> of(PendingRequest call) {
    return byRequest.getOrDefault(call, List.of());
  }

  /** The slow calls that belong to no request, in order of arrival. */
  List<Gate.Arrival> others() {
    return List.copyOf(others);
  }

  /** The same without the calls that belong to no request. */
  GateAttribution attribution() {
    return GateAttribution.of(byRequest);
  }

  /**
   * The call as a picture shows it beside its request, as in {@code write 2} for {@code write alice
   * 2}; empty for a look-up.
   */
  static String shown(PendingRequest call, Gate.Arrival arrival) {
    Matcher parts = NUMBER.matcher(arrival.key());
    boolean isLookUp = call.question.form().contains(arrival.key());
    if (!isLookUp && isAboutForm(call, arrival) && parts.matches()) {
      return parts.group(1) + Optional.ofNullable(parts.group(2)).orElse("");
    }
    return isLookUp || arrival.key().equals(call.question.key()) ? "" : shown(arrival);
  }

  /** The call as a picture shows it when it belongs to no request, as in {@code run}. */
  static String shown(Gate.Arrival arrival) {
    String call = arrival.key();
    return call.substring(0, Math.min(LONGEST_SHOWN, call.length()));
  }
}
