package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;

/** The events of one request in their order. */
final class RequestSteps {
  private final List<TimelineEvent> events = new ArrayList<>();

  void add(TimelineEvent event) {
    events.add(event);
  }

  /**
   * Whether the request makes one slow call, leaves the worker, and waits on the worker nowhere but
   * at that line.
   */
  boolean waitsOnceAt(String line) {
    return count(Kind.CALLED) == 1
        && count(Kind.RELEASED) == 1
        && count(Kind.TAKEN) > 0
        && count(Kind.TAKEN) == count(Kind.LEFT)
        && (!isHolding() || isCalledAt(line));
  }

  /** Whether the request holds the worker while it waits for its slow call. */
  boolean isHolding() {
    return before(Kind.RELEASED).noneMatch(each -> each.kind() == Kind.LEFT);
  }

  /** What the request does until it waits at its slow call without a worker, after it was sent. */
  List<TimelineEvent> untilTheCall() {
    Stream<TimelineEvent> leaving =
        isHolding()
            ? events.stream().filter(each -> each.kind() == Kind.LEFT).limit(1)
            : Stream.empty();
    return Stream.concat(before(Kind.RELEASED).filter(each -> each.kind() != Kind.SENT), leaving)
        .toList();
  }

  /** A call that another thread makes for the worker may have a line of its own. */
  private boolean isCalledAt(String line) {
    TimelineEvent call = first(Kind.CALLED);
    return call.line().isEmpty()
        || call.line().equals(line)
        || !call.thread().equals(first(Kind.TAKEN).thread());
  }

  private Stream<TimelineEvent> before(Kind kind) {
    return events.stream().takeWhile(each -> each.kind() != kind);
  }

  private TimelineEvent first(Kind kind) {
    return events.stream().filter(each -> each.kind() == kind).findFirst().orElseThrow();
  }

  private long count(Kind kind) {
    return events.stream().filter(each -> each.kind() == kind).count();
  }
}
