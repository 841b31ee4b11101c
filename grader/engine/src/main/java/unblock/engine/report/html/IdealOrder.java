package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;

/**
 * The order of events that a right answer has in its simplest form: each request makes its slow
 * call before the gate opens, and where the worker has to stay free, it leaves the worker first.
 */
final class IdealOrder {
  private static final String WORKER = "worker";

  private final List<TimelineEvent> events = new ArrayList<>();

  private IdealOrder() {}

  /**
   * Returns the ideal order for these requests.
   *
   * @param isFree whether the worker has to stay free
   */
  static List<TimelineEvent> of(List<Timeline.Request> requests, boolean isFree) {
    IdealOrder order = new IdealOrder();
    order.add(Kind.GATE_SHUT, "", "");
    requests.forEach(each -> order.add(Kind.SENT, each.id(), ""));
    for (int i = 0; i < requests.size(); i++) {
      String id = requests.get(i).id();
      String worker = isFree ? WORKER : WORKER + "-" + (i + 1);
      order.add(Kind.TAKEN, id, worker);
      if (isFree) {
        order.add(Kind.LEFT, id, worker);
      }
      order.add(Kind.CALLED, id, isFree ? "" : worker);
    }
    if (isFree) {
      order.add(Kind.PULSE_ANSWERED, "", "");
    }
    order.add(Kind.GATE_OPEN, "", "");
    for (int i = 0; i < requests.size(); i++) {
      String id = requests.get(i).id();
      order.add(Kind.RELEASED, id, "");
      if (!isFree) {
        order.add(Kind.LEFT, id, WORKER + "-" + (i + 1));
      }
      order.add(Kind.REPLIED, id, "");
    }
    return order.events;
  }

  private void add(Kind kind, String request, String thread) {
    events.add(new TimelineEvent(kind, request, events.size(), thread, ""));
  }

  /**
   * Returns the index of the first event at which an order departs from the ideal: the slow call
   * during which a request keeps a worker that has to stay free, or the opening of the gate before
   * every request has made its slow call.
   */
  static Optional<Integer> divergence(List<TimelineEvent> events, boolean isFree) {
    Situation situation = new Situation();
    int called = -1;
    int missing = 0;
    for (int i = 0; i < events.size(); i++) {
      TimelineEvent event = events.get(i);
      situation.add(event);
      boolean holds = situation.holdsAWorker(event.request());
      switch (event.kind()) {
        case SENT -> missing++;
        case CALLED -> {
          missing--;
          called = isFree && holds && called < 0 ? i : called;
        }
        case LEFT -> called = called >= 0 && isOf(events, called, event) ? -1 : called;
        case GATE_OPEN -> {
          return called >= 0
              ? Optional.of(called)
              : missing > 0 ? Optional.of(i) : Optional.empty();
        }
        default -> {}
      }
    }
    return Optional.empty();
  }

  private static boolean isOf(List<TimelineEvent> events, int index, TimelineEvent other) {
    return events.get(index).request().equals(other.request());
  }
}
