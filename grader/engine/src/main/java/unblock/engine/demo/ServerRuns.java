package unblock.engine.demo;

import java.io.IOException;
import java.util.List;
import unblock.engine.exercise.ServerModel;

/** Runs the article's handlers on servers. */
interface ServerRuns {
  /**
   * Sends requests together to that server and waits for the replies.
   *
   * @param sizes how many are sent together, once for each
   * @throws IOException when the server could not be observed, with a message for people
   */
  ServerRun run(HandlerStyle style, ServerModel server, List<Integer> sizes) throws IOException;
}
