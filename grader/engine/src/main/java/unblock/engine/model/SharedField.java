package unblock.engine.model;

import java.util.List;
import java.util.Locale;
import unblock.analyzer.Finding;

/**
 * A field in which requests share their data.
 *
 * @param finding the field, with the lines of a write and of a read
 * @param writers the routes whose requests write it
 * @param readers the routes whose requests read it
 * @param pauses the numbers of the pause points after its writes; empty when the next request on
 *     the same thread is the one to read it
 */
public record SharedField(
    Finding finding,
    List<Route> writers,
    List<Route> readers,
    List<Integer> pauses,
    Certainty certainty) {
  public SharedField {
    writers = List.copyOf(writers);
    readers = List.copyOf(readers);
    pauses = List.copyOf(pauses);
  }

  /** Whether the field explains wrong replies. */
  public enum Certainty {
    /**
     * A request was answered wrongly because another one wrote the field while the first was held
     * after its own write.
     */
    OVERWRITTEN,
    /**
     * Another request may write the field; if a reply has data of another, this may be the cause.
     */
    SUSPECTED,
    /**
     * No order of requests is known in which it matters: nothing runs between the write and the
     * read, or both requests were answered as promised.
     */
    HARMLESS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Returns the same field with another certainty. */
  public SharedField as(Certainty other) {
    return new SharedField(finding, writers, readers, pauses, other);
  }
}
