package unblock.engine.run;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import unblock.engine.model.OtherLookUp;

/**
 * The look-ups that the dependencies of one child received, in order, as they received them. If a
 * handler asks for another user, the message to the student names what it asked for. Thread-safe.
 */
final class ReceivedLookUps {
  /** A submission may ask without end. */
  private static final int MOST_KEPT = 10_000;

  private static final int LONGEST_KEPT = 200;

  private record Received(String key, OtherLookUp lookUp) {}

  private final List<Received> received = new ArrayList<>();
  private final Set<String> late = new HashSet<>();

  /** Records a look-up for that key; the key is empty when no contract has the request. */
  synchronized void add(String key, OtherLookUp lookUp) {
    if (received.size() < MOST_KEPT) {
      received.add(new Received(key, shortened(lookUp)));
    }
  }

  private static OtherLookUp shortened(OtherLookUp lookUp) {
    String asked = lookUp.asked();
    return asked.length() <= LONGEST_KEPT
        ? lookUp
        : new OtherLookUp(lookUp.of(), asked.substring(0, LONGEST_KEPT) + "…");
  }

  /**
   * States that a request for that key was answered before any look-up was received. A look-up for
   * it that is still to come belongs to that request, and not to the one that is under way then.
   */
  synchronized void mayComeLate(String key) {
    late.add(key);
  }

  /** The number of recorded look-ups so far. */
  synchronized int count() {
    return received.size();
  }

  /** The different look-ups since that count which were not for that key. */
  synchronized List<OtherLookUp> others(int since, String key) {
    return received.subList(since, received.size()).stream()
        .filter(
            each -> each.key().isEmpty() || !(each.key().equals(key) || late.contains(each.key())))
        .map(Received::lookUp)
        .distinct()
        .toList();
  }
}
