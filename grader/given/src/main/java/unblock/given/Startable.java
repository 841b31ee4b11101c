package unblock.given;

/**
 * Handlers that do something slow before they can serve. Handlers implement it besides their API.
 */
public interface Startable {
  /**
   * Called once, after the handlers were made. The server already runs: requests may arrive before
   * this method has returned.
   */
  void start() throws Exception;
}
