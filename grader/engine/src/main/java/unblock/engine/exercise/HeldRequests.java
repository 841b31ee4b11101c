package unblock.engine.exercise;

import java.util.Collection;
import java.util.List;

/**
 * Requests of one trial whose slow calls the gate holds until the exercise's script releases them.
 * Each method that changes something returns when every request has a call at the gate or a reply,
 * or when nothing moves any more, and records what is there then.
 */
public interface HeldRequests {
  /** Sends further requests. */
  void send(List<Question> questions);

  /**
   * The keys of the slow calls that wait at the gate, in order of arrival. The key of a call that
   * is no look-up is its method and its arguments, as in {@code write alice 2}.
   */
  List<String> atTheGate();

  /** The number of requests that have got a reply. */
  int replied();

  /** Releases the waiting calls with these keys; the gate holds the calls that follow. */
  void release(Collection<String> keys);

  /** Releases the call with this key that has waited longest; the others wait on. */
  void releaseFirst(String key);

  /** From now on lets further calls pass. The calls that wait now wait until they are released. */
  void letPass();

  /** Releases all calls, and from now on lets calls pass. */
  void open();
}
