package unblock.engine.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import unblock.engine.model.TimelineEvent;

/**
 * A time in which a request waits inside the program: it has left the worker, and has neither a
 * slow call at the gate nor a reply. Only a wait that outlasts a step of the grader counts, because
 * shorter ones are the hand-over from one thread to another.
 *
 * @param from the index of the column at which it begins
 * @param to the index of the column at which it ends
 */
public record InnerWait(String request, int from, int to) {
  /** Returns the waits in these columns, by their ends. */
  public static List<InnerWait> in(List<TimelineColumn> columns) {
    Search search = new Search();
    for (int i = 0; i < columns.size(); i++) {
      search.add(i, columns.get(i));
    }
    search.end(columns.size() - 1);
    return List.copyOf(search.found);
  }

  /** Whether the wait lasts beyond that column. */
  boolean covers(String other, int column) {
    return request.equals(other) && from <= column && column < to;
  }

  private static final class Search {
    private final List<InnerWait> found = new ArrayList<>();
    private final Map<String, Integer> since = new HashMap<>();
    private final Set<String> onWorker = new HashSet<>();
    private final Set<String> atTheGate = new HashSet<>();
    private final Set<String> replied = new HashSet<>();
    private int lastOfGrader = -1;

    void add(int index, TimelineColumn column) {
      column.events().forEach(event -> add(index, event));
      lastOfGrader = column.first().kind().isOfGrader() ? index : lastOfGrader;
    }

    private void add(int index, TimelineEvent event) {
      String request = event.request();
      switch (event.kind()) {
        case TAKEN -> {
          onWorker.add(request);
          end(request, index);
        }
        case CALLED -> {
          atTheGate.add(request);
          end(request, index);
        }
        case LEFT -> {
          onWorker.remove(request);
          begin(request, index);
        }
        case RELEASED -> {
          atTheGate.remove(request);
          begin(request, index);
        }
        case REPLIED -> {
          replied.add(request); // Its handler may leave the worker later.
          end(request, index);
        }
        default -> {}
      }
    }

    private void begin(String request, int index) {
      boolean isElsewhere =
          !request.isEmpty()
              && Stream.of(onWorker, atTheGate, replied).noneMatch(each -> each.contains(request));
      if (isElsewhere) {
        since.put(request, index);
      }
    }

    private void end(String request, int index) {
      Integer from = since.remove(request);
      if (from != null && from < lastOfGrader) {
        found.add(new InnerWait(request, from, index));
      }
    }

    /** Ends the waits that are still open. */
    void end(int last) {
      List.copyOf(since.keySet()).forEach(request -> end(request, last));
    }
  }
}
