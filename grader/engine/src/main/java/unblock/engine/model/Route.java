package unblock.engine.model;

/** The three routes of every exercise. */
public enum Route {
  LOGIN,
  INFO,
  HISTORY;

  /** The handler method's name, as in {@code UserHandlers.login}. */
  public String handler() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }

  /** The path that a request is sent to, as in {@code /login}. */
  @Override
  public String toString() {
    return "/" + handler();
  }
}
