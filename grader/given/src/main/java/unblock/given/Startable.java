package unblock.given;

/**
 * Handlers that start and stop with their server: they do something slow before they can serve, and
 * finish what they have begun before they close. Handlers implement it besides their API.
 */
public interface Startable {
  /**
   * Called once, after the handlers were made. The server already runs: requests may arrive before
   * this method has returned. It also runs when {@link HandlerApi#close} is called, until that
   * method has returned.
   */
  void start() throws Exception;
}
