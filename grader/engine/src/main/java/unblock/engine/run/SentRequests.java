package unblock.engine.run;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The requests of one exercise, in all of its children, and those that a child has told of without
 * their having been sent. The given server names the request that it got and no other, so that such
 * a report is not the server's. Thread-safe.
 */
final class SentRequests {
  /** As the child says it of a request that does not name itself: a submission may send such. */
  private static final String WITHOUT_ID = "?";

  /** So many show as much as a million would. */
  private static final int MOST_KEPT = 100;

  private static final int LONGEST_KEPT = 100;

  private final Set<String> sent = ConcurrentHashMap.newKeySet();
  private final Set<String> unsent = ConcurrentHashMap.newKeySet();

  /** The request of that id is about to be sent. */
  void add(String id) {
    sent.add(id);
  }

  /**
   * Whether a child may tell of that request; remembers it if not.
   *
   * @param id as the child has it; empty where it tells of none
   */
  boolean knows(String id) {
    if (id.isEmpty() || id.equals(WITHOUT_ID) || sent.contains(id)) {
      return true;
    }
    if (unsent.size() < MOST_KEPT) {
      unsent.add(id.substring(0, Math.min(LONGEST_KEPT, id.length())));
    }
    return false;
  }

  /** Those that nobody had sent, sorted. */
  List<String> unsent() {
    return unsent.stream().sorted().toList();
  }
}
