package unblock.engine.run;

import java.net.URI;
import java.time.Duration;

/**
 * Requests and their replies on the way that other replies take: through the dependencies and, when
 * a worker is free, through the server. What was sent before one of them has passed by then.
 */
final class ServerTurns {
  private static final Duration FIRST_TURN = Duration.ofMillis(300);
  private static final Duration LONGEST_TURN = Duration.ofSeconds(3);

  /**
   * So many turns in a row may the server leave unanswered, which is 15 s. Each is taken while no
   * thread of the child runs or waits for a core, so that it is not for want of one.
   */
  private static final int MOST_UNHEARD = 6;

  private final OpenDependencies dependencies;
  private final RequestSender caller;
  private Duration turn = FIRST_TURN;
  private int unheard;

  /** None was taken yet. */
  ServerTurns(OpenDependencies dependencies, RequestSender caller) {
    this.dependencies = dependencies;
    this.caller = caller;
  }

  /**
   * Takes one.
   *
   * @param port of the server; 0 when it is not up
   * @param free whether it has a worker that nobody holds
   * @return whether it came through, or the server has left too many unanswered
   */
  boolean take(int port, boolean free) {
    boolean served = dependencies.answer(caller, turn);
    boolean asked = port > 0 && free;
    boolean heard =
        served && (!asked || caller.ping(URI.create("http://127.0.0.1:" + port + "/pulse"), turn));
    // The worker may have been taken since that snapshot; the next one shows it. A slow machine
    // gets more time at each try.
    turn = heard ? FIRST_TURN : longer(turn);
    unheard = heard || !served ? 0 : unheard + 1;
    return heard || unheard >= MOST_UNHEARD;
  }

  private static Duration longer(Duration turn) {
    Duration twice = turn.multipliedBy(2);
    return twice.compareTo(LONGEST_TURN) < 0 ? twice : LONGEST_TURN;
  }
}
