package unblock.engine.model;

import java.util.List;

/**
 * What handlers do at one moment.
 *
 * @param frames of the thread that runs the constructor, {@code start()} or {@code close()}, or of
 *     the exception that it threw; innermost first
 * @param failure that exception; empty when there is none
 */
public record HandlersState(HandlersPhase phase, List<String> frames, String failure) {
  public HandlersState {
    frames = List.copyOf(frames);
  }

  /** Returns a phase in which no method of the handlers runs. */
  public static HandlersState of(HandlersPhase phase) {
    return new HandlersState(phase, List.of(), "");
  }
}
