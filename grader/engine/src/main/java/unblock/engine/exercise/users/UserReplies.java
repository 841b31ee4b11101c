package unblock.engine.exercise.users;

import java.util.Map;
import unblock.engine.model.Reply;

/** The promised replies of the user routes during faults. */
public final class UserReplies {
  /** The store fails. */
  public static final Reply UNAVAILABLE = new Reply(503, Map.of("detail", "Service unavailable"));

  /** The upstream service refuses, drops the connection, or breaks its promise. */
  public static final Reply BAD_GATEWAY = new Reply(502, Map.of("detail", "Bad gateway"));

  /** The upstream service does not answer in time. */
  public static final Reply TIMEOUT = new Reply(504, Map.of("detail", "Gateway timeout"));

  private UserReplies() {}
}
