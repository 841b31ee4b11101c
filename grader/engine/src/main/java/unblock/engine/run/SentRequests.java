package unblock.engine.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests of one exercise, in all of its children, and the ids that a child reported although
 * no such request was sent. The given server reports only the ids that it received, so such a
 * report comes from the submission. Thread-safe.
 */
final class SentRequests {
  /** The child's id of a request without an id: a submission may send such requests. */
  private static final String WITHOUT_ID = "?";

  /** The number of ids kept, which is enough as evidence. */
  private static final int MOST_KEPT = 100;

  private static final int LONGEST_KEPT = 100;

  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Set<String> unsent = ConcurrentHashMap.newKeySet();

  /** Records that the request with that id is about to be sent. */
  void add(String id) {
    sent.add(id);
  }

  /**
   * Whether the request with that id was sent; records the id if not.
   *
   * @param id the child's id; empty in a report about no request
   */
  boolean checkSent(String id) {
    if (id.isEmpty() || id.equals(WITHOUT_ID) || sent.contains(id)) {
      return true;
    }
    if (unsent.size() < MOST_KEPT) {
      unsent.add(id.substring(0, Math.min(LONGEST_KEPT, id.length())));
    }
    return false;
  }

  /** The reported ids that were never sent, sorted. */
  List<String> unsent() {
    return unsent.stream().sorted().toList();
  }
}
