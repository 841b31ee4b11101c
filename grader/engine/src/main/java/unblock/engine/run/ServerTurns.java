package unblock.engine.run;

import java.net.URI;
import java.time.Duration;

/**
 * Pings that take the same path as other replies: through the dependencies and, when a worker is
 * free, through the server. A ping's reply shows that all earlier data has passed.
 */
final class ServerTurns {
  private static final Duration FIRST_TURN = Duration.ofMillis(300);
  private static final Duration LONGEST_TURN = Duration.ofSeconds(3);

  /**
   * The number of consecutive pings that the server may leave unanswered, which takes 15 s. Each is
   * sent while no thread of the child runs or waits for a core, so a lack of CPU is not the cause.
   */
  private static final int MOST_UNHEARD = 6;

  private final OpenDependencies dependencies;
  private final RequestSender caller;
  private Duration turn = FIRST_TURN;
  private int unheard;

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
    boolean served = dependencies.answer(caller, turn);
    boolean asked = port > 0 && free;
    boolean heard =
        served && (!asked || caller.ping(URI.create("http://127.0.0.1:" + port + "/pulse"), turn));
    // The worker may have been taken since that snapshot; the next one shows it. Each try waits
    // longer for a slow machine.
    turn = heard ? FIRST_TURN : longer(turn);
    unheard = heard || !served ? 0 : unheard + 1;
    return heard || unheard >= MOST_UNHEARD;
  }

  private static Duration longer(Duration turn) {
    Duration twice = turn.multipliedBy(2);
    return twice.compareTo(LONGEST_TURN) < 0 ? twice : LONGEST_TURN;
  }
}
