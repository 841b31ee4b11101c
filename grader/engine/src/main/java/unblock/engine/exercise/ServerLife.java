package unblock.engine.exercise;

import java.util.Collection;
import java.util.List;
import unblock.engine.model.Aspect;
import unblock.engine.model.HandlersPhase;

/**
 * A second server, whose handlers the script of an exercise makes, starts and closes, and whose
 * slow calls the gate holds. The script orders each step once, in the order of these methods. Each
 * method returns when nothing moves any more, and records what is there then.
 */
public interface ServerLife {
  /** Starts the server and makes the handlers. */
  void make();

  /** Calls {@code start()} of the handlers. */
  void start();

  /** Calls {@code close()} of the handlers; the server runs on. */
  void close();

  /** Interrupts the thread that runs {@code close()}. */
  void interrupt();

  /** Sends requests to this server. */
  void send(Aspect aspect, List<Question> questions);

  /** Releases the waiting calls with these keys; the gate holds the calls that follow. */
  void release(Collection<String> keys);

  /** The keys of the slow calls that wait at the gate, as in {@link HeldRequests#atTheGate}. */
  List<String> atTheGate();

  /** What the handlers do now. */
  HandlersPhase phase();
}
