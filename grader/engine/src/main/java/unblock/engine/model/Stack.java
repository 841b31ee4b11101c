package unblock.engine.model;

import java.util.List;

/**
 * A thread with its state and its stack.
 *
 * @param request the request for which the thread was the worker; empty when it was not the worker,
 *     and {@code ?} for a thread of the server that the submission uses for another job
 * @param state the name of its {@link Thread.State}
 * @param frames innermost first, as in {@code a.b.C.m(C.java:23)}
 */
public record Stack(String request, String thread, String state, List<String> frames) {
  /** The request of a job on one of the server's threads that belongs to no request. */
  private static final String SOME_REQUEST = "?";

  public Stack {
    frames = List.copyOf(frames);
  }

  /** Whether the thread belongs to the server and runs a job that does not. */
  public boolean runsForeignJob() {
    return request.equals(SOME_REQUEST);
  }
}
