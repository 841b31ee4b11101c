package jav1.util.concurrent;

/** What {@code java.util.concurrent.Future} has since JDK 19; the test gives it that name. */
public interface Future<V> {
  V get();

  State state();

  /** The states of a future. */
  enum State {
    RUNNING,
    SUCCESS,
    FAILED,
    CANCELLED
  }
}
