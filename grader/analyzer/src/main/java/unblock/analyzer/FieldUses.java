package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The writes and reads of each shared field in the code of requests. */
final class FieldUses {
  /**
   * One write or read.
   *
   * @param index the position of the instruction, without labels, frames and line numbers
   * @param lock the lock that the method holds there
   */
  record Use(RequestCode.Method method, int index, int line, Optional<LockRegions.Region> lock) {
    String file() {
      String source = method.type().sourceFile;
      return source == null ? "" : source;
    }

    String place() {
      return line > 0 ? file() + ":" + line : file();
    }
  }

  /** The uses of one field. */
  static final class OfField {
    private final List<Use> writes = new ArrayList<>();
    private final List<Use> reads = new ArrayList<>();
    private boolean threadLocal;
    private boolean removed;

    List<Use> writes() {
      return writes;
    }

    List<Use> reads() {
      return reads;
    }

    boolean isThreadLocal() {
      return threadLocal;
    }

    /** Whether another request may write between a write and a read of a request. */
    boolean isShared(RequestCode code, HeldLocks locks) {
      if (writes.isEmpty() || reads.isEmpty()) {
        return false;
      }
      return threadLocal ? !removed && mayReadFirst() : !isGuarded(code, locks);
    }

    /** Whether some method reads the value before it sets one, or sets none. */
    private boolean mayReadFirst() {
      return reads.stream()
          .anyMatch(
              read ->
                  writes.stream()
                      .noneMatch(
                          write ->
                              write.method().equals(read.method())
                                  && write.index() < read.index()));
    }

    /** Whether a lock is held from a write to each read, or during each whole request. */
    private boolean isGuarded(RequestCode code, HeldLocks locks) {
      boolean whole =
          writes.stream()
              .flatMap(write -> code.handlersOf(write.method()).stream())
              .allMatch(code::isSynchronized);
      List<Use> locked = locks.of(writes);
      return whole
          || (locked.stream().allMatch(write -> write.lock().isPresent())
              && locks.of(reads).stream().allMatch(read -> isUnderALockOf(locked, read)));
    }

    private static boolean isUnderALockOf(List<Use> writes, Use read) {
      return read.lock().isPresent()
          && writes.stream()
              .anyMatch(
                  write ->
                      write.method().equals(read.method()) && write.lock().equals(read.lock()));
    }

    SharedField.Span span() {
      boolean one =
          reads.stream()
              .allMatch(
                  read -> writes.stream().anyMatch(each -> each.method().equals(read.method())));
      return one ? SharedField.Span.ONE_METHOD : SharedField.Span.SEVERAL_METHODS;
    }

    Use firstWrite() {
      return writes.get(0);
    }

    /** Returns the next read in the same method; if there is none, the first in another. */
    Use readAfter(Use write) {
      return reads.stream()
          .filter(read -> read.method().equals(write.method()) && read.index() > write.index())
          .findFirst()
          .or(() -> reads.stream().filter(read -> read.line() != write.line()).findFirst())
          .orElse(reads.get(0));
    }
  }

  private final Map<String, OfField> fields = new TreeMap<>();

  private OfField of(String field) {
    return fields.computeIfAbsent(field, none -> new OfField());
  }

  void write(String field, Use use) {
    of(field).writes.add(use);
  }

  void read(String field, Use use) {
    of(field).reads.add(use);
  }

  void threadLocal(String field) {
    of(field).threadLocal = true;
  }

  void remove(String field) {
    of(field).removed = true;
  }

  Map<String, OfField> byField() {
    return fields;
  }
}
