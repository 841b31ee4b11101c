package unblock.given.world;

import java.io.IOException;

/** What makes the slow call slow: every look-up waits here until it may go on. */
interface Gate {
  /**
   * Blocks the calling thread until the look-up of that user may go on.
   *
   * @throws IOException when the look-up is to fail
   */
  void pass(String username) throws IOException;
}
