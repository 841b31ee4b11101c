package unblock.analyzer;

import java.util.List;
import java.util.Set;

/**
 * A field that requests share: code of a request writes data of the request into it and reads it
 * again, and no lock is held from the write to the read. Whether a reply depends on it, only a run
 * can tell.
 *
 * @param finding the field with the lines of a write and of a read, and the handlers that reach it
 * @param writers the names of the handler methods that reach a write
 * @param readers the names of the handler methods that reach a read
 * @param span where the reads are, seen from the writes
 * @param pauses where a request can be held after a write, so that another request overwrites the
 *     field; empty when the next request on the same thread is the one to read it
 */
public record SharedField(
    Finding finding, Set<String> writers, Set<String> readers, Span span, List<PausePoint> pauses) {
  public SharedField {
    writers = Set.copyOf(writers);
    readers = Set.copyOf(readers);
    pauses = List.copyOf(pauses);
  }

  /** Where the reads are, seen from the writes. */
  public enum Span {
    /** Each read is in the method of a write, and runs right after it. */
    ONE_METHOD,
    /** A read is in another method, such as a continuation. */
    SEVERAL_METHODS
  }

  /**
   * Instructions of one method after which a request can be held.
   *
   * @param type the internal name of the class
   * @param method the name and the descriptor of the method
   * @param after the positions of the instructions, without labels, frames and line numbers
   */
  public record PausePoint(String type, String method, Set<Integer> after) {
    public PausePoint {
      after = Set.copyOf(after);
    }
  }
}
