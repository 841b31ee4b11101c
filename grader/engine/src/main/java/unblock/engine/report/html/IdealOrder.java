package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.engine.model.Timeline;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;

/**
 * The order of events that a right answer has in its simplest form: each request makes its slow
 * call before the gate opens, and where the worker has to stay free, it waits without the worker.
 */
final class IdealOrder {
  private static final String WORKER = "worker";

  /** Where a request waits for its slow call. */
  private enum WaitingPlace {
    /** A worker of its own waits with it. */
    ON_A_WORKER,
    /** Another thread, or a service behind HTTP, answers it. */
    ELSEWHERE,
    /** The worker starts the look-up of a store that hands the result back to the worker. */
    RESUMED_BY_THE_WORKER
  }

  /** A request with the name of the worker that runs its handler. */
  private record Turn(String request, String worker, WaitingPlace place) {}

  private final List<TimelineEvent> events = new ArrayList<>();

  private IdealOrder() {}

  /**
   * Returns the ideal order for the requests of a run.
   *
   * @param isFree whether the worker has to stay free
   */
  static List<TimelineEvent> of(Timeline run, boolean isFree) {
    List<Turn> turns = turns(run, isFree);
    IdealOrder order = new IdealOrder();
    order.add(Kind.GATE_SHUT, "", "");
    turns.forEach(each -> order.add(Kind.SENT, each.request(), ""));
    turns.forEach(order::call);
    if (isFree) {
      order.add(Kind.PULSE_ANSWERED, "", "");
    }
    order.add(Kind.GATE_OPEN, "", "");
    turns.forEach(order::finish);
    return order.events;
  }

  private static List<Turn> turns(Timeline run, boolean isFree) {
    List<Turn> turns = new ArrayList<>();
    for (Timeline.Request each : run.requests()) {
      String worker = isFree ? WORKER : WORKER + "-" + (turns.size() + 1);
      turns.add(
          new Turn(each.id(), worker, isFree ? placeOf(run, each.id()) : WaitingPlace.ON_A_WORKER));
    }
    return turns;
  }

  /** A store that resumes a request on the worker shows it in any run that gets so far. */
  private static WaitingPlace placeOf(Timeline run, String request) {
    List<Kind> own =
        run.events().stream()
            .filter(each -> each.request().equals(request))
            .map(TimelineEvent::kind)
            .toList();
    int released = own.indexOf(Kind.RELEASED);
    return released >= 0 && own.lastIndexOf(Kind.TAKEN) > released
        ? WaitingPlace.RESUMED_BY_THE_WORKER
        : WaitingPlace.ELSEWHERE;
  }

  private void call(Turn turn) {
    add(Kind.TAKEN, turn.request(), turn.worker());
    switch (turn.place()) {
      case ON_A_WORKER -> add(Kind.CALLED, turn.request(), turn.worker());
      case ELSEWHERE -> {
        add(Kind.LEFT, turn.request(), turn.worker());
        add(Kind.CALLED, turn.request(), "");
      }
      case RESUMED_BY_THE_WORKER -> {
        add(Kind.CALLED, turn.request(), turn.worker());
        add(Kind.LEFT, turn.request(), turn.worker());
      }
    }
  }

  private void finish(Turn turn) {
    add(Kind.RELEASED, turn.request(), "");
    switch (turn.place()) {
      case ON_A_WORKER -> add(Kind.LEFT, turn.request(), turn.worker());
      case ELSEWHERE -> {}
      case RESUMED_BY_THE_WORKER -> {
        add(Kind.TAKEN, turn.request(), turn.worker());
        add(Kind.LEFT, turn.request(), turn.worker());
      }
    }
    add(Kind.REPLIED, turn.request(), "");
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
    Situation situation = new Situation(events);
    int called = -1;
    int missing = 0;
    for (int i = 0; i < events.size(); i++) {
      TimelineEvent event = events.get(i);
      situation.addNext();
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
