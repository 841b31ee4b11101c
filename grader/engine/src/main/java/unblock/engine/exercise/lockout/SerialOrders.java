package unblock.engine.exercise.lockout;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/**
 * The replies that the contract allows to attempts at the same time: those of every order in which
 * one attempt follows another.
 */
final class SerialOrders {
  private SerialOrders() {}

  /**
   * Returns each list of statuses that some order gives, in the order of sending.
   *
   * @param before the user's count before the first attempt
   * @param together attempts at the same time
   * @param after attempts that follow them one after another, and so show the final count
   */
  static Set<List<Integer>> replies(
      AttemptCount before, List<Attempt> together, List<Attempt> after) {
    Set<List<Integer>> all = new LinkedHashSet<>();
    for (List<Integer> order : orders(together.size())) {
      all.add(replies(before, together, order, after));
    }
    return all;
  }

  private static List<Integer> replies(
      AttemptCount before, List<Attempt> together, List<Integer> order, List<Attempt> after) {
    TreeMap<Integer, Integer> statuses = new TreeMap<>();
    AttemptCount count = before;
    for (int place : order) {
      statuses.put(place, count.status(together.get(place)));
      count = count.after(together.get(place));
    }
    List<Integer> replies = new ArrayList<>(statuses.values());
    for (Attempt attempt : after) {
      replies.add(count.status(attempt));
      count = count.after(attempt);
    }
    return replies;
  }

  /** All orders of the numbers from 0 to below that one. */
  private static List<List<Integer>> orders(int many) {
    if (many == 0) {
      return List.of(List.of());
    }
    List<List<Integer>> longer = new ArrayList<>();
    for (List<Integer> order : orders(many - 1)) {
      for (int at = many - 1; at >= 0; at--) {
        List<Integer> with = new ArrayList<>(order);
        with.add(at, many - 1);
        longer.add(with);
      }
    }
    return longer;
  }
}
