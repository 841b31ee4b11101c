package unblock.engine.report.html;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unblock.engine.model.TimelineEvent;
import unblock.engine.model.TimelineEvent.Kind;
import unblock.engine.report.TimelineColumn;

/**
 * A place at which the page stops and asks which request is answered next.
 *
 * @param at the index of the event after which it asks
 * @param options the requests that have no reply yet
 * @param answer the one that is answered next
 */
record BranchPoint(int at, List<String> options, String answer) {
  private static final int MOST = 3;

  /**
   * Returns the first places at which more than one request may be next. A held trial has none: of
   * the requests that one step concerns, any may be next. Neither has a run in which several
   * workers run requests at the same time, because the order of their replies follows from nothing.
   */
  static List<BranchPoint> in(List<TimelineEvent> events) {
    if (TimelineColumn.areOfAHeldTrial(events) || runsSeveralAtOnce(events)) {
      return List.of();
    }
    List<BranchPoint> points = new ArrayList<>();
    List<String> open = new ArrayList<>();
    int from = -1;
    for (int i = 0; i < events.size() && points.size() < MOST; i++) {
      TimelineEvent event = events.get(i);
      if (event.kind() == Kind.SENT) {
        open.add(event.request());
        from = i;
      } else if (event.kind() == Kind.REPLIED) {
        if (open.size() > 1) {
          points.add(new BranchPoint(from, List.copyOf(open), event.request()));
        }
        open.remove(event.request());
        from = i;
      }
    }
    return points;
  }

  private static boolean runsSeveralAtOnce(List<TimelineEvent> events) {
    Set<String> running = new HashSet<>();
    for (TimelineEvent event : events) {
      if (event.kind() == Kind.TAKEN && running.add(event.request()) && running.size() > 1) {
        return true;
      }
      if (event.kind() == Kind.LEFT || event.kind() == Kind.REPLIED) {
        running.remove(event.request());
      }
    }
    return false;
  }
}
