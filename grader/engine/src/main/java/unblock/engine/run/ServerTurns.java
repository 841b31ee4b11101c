package unblock.engine.run;

import java.net.URI;
import java.time.Duration;

/**
 * Pings that take the same path as other replies: through the dependencies and, when a worker is
 * free, through the server. A ping's reply shows that all earlier data has passed.
 */
final class ServerTurns {
  private static final Duration FIRST_TIMEOUT = Duration.ofMillis(300);
  private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(3);

  /**
   * The number of consecutive pings that the server may leave unanswered, which takes 15 s. Each is
   * sent while no thread of the child runs or waits for a core, so a lack of CPU is not the cause.
   */
  private static final int MOST_UNANSWERED = 6;

  private final OpenDependencies dependencies;
  private final RequestSender caller;
  private Duration timeout = FIRST_TIMEOUT;
  private int unanswered;

  /** Starts without pings. */
  ServerTurns(OpenDependencies dependencies, RequestSender caller) {
    this.dependencies = dependencies;
    this.caller = caller;
  }

  /**
   * Sends one ping.
   *
   * @param port of the server; 0 when it is not up
   * @param free whether the server has a free worker
   * @return whether the ping passed, or the server has left too many unanswered
   */
  boolean take(int port, boolean free) {
    boolean dependenciesAnswered = dependencies.answer(caller, timeout);
    boolean toServer = port > 0 && free;
    boolean answered =
        dependenciesAnswered
            && (!toServer
                || caller.ping(URI.create("http://127.0.0.1:" + port + "/pulse"), timeout));
    // The worker may have been taken since that snapshot; the next one shows it. Each try waits
    // longer for a slow machine.
    timeout = answered ? FIRST_TIMEOUT : longer(timeout);
    unanswered = answered || !dependenciesAnswered ? 0 : unanswered + 1;
    return answered || unanswered >= MOST_UNANSWERED;
  }

  private static Duration longer(Duration timeout) {
    Duration twice = timeout.multipliedBy(2);
    return twice.compareTo(LONGEST_TIMEOUT) < 0 ? twice : LONGEST_TIMEOUT;
  }
}
