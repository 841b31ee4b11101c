package unblock.engine.run;

import java.util.ArrayList;
import java.util.List;
import unblock.engine.model.Evidence.OtherLookUp;

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

  /** The number of recorded look-ups so far. */
  synchronized int count() {
    return received.size();
  }

  /** The different look-ups since that count which were not for that key. */
  synchronized List<OtherLookUp> others(int since, String key) {
    return received.subList(since, received.size()).stream()
        .filter(each -> !each.key().equals(key) || key.isEmpty())
        .map(Received::lookUp)
        .distinct()
        .toList();
  }
}
