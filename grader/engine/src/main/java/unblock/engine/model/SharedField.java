package unblock.engine.model;

import java.util.List;
import unblock.analyzer.Finding;

/**
 * A field in which requests share their data.
 *
 * @param finding the field, with the lines of a write and of a read
 * @param writers the routes whose requests write it
 * @param readers the routes whose requests read it
 * @param pauses the numbers of the pause points after its writes
 * @param overwritten whether a request was answered wrongly because another one wrote the field
 *     while it was held at such a point
 */
public record SharedField(
    Finding finding,
    List<Route> writers,
    List<Route> readers,
    List<Integer> pauses,
    boolean overwritten) {
  public SharedField {
    writers = List.copyOf(writers);
    readers = List.copyOf(readers);
    pauses = List.copyOf(pauses);
  }

  /** Returns the same field with the observation that another request overwrote it. */
  public SharedField seenOverwritten() {
    return new SharedField(finding, writers, readers, pauses, true);
  }
}
