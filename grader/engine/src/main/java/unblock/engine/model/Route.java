package unblock.engine.model;

/**
 * One route of an exercise.
 *
 * @param path what a request is sent to, as in {@code /login}
 */
public record Route(String path) {
  /** As a part of a criterion's key: {@code login}. */
  public String key() {
    return path.substring(1).replace('/', '-');
  }

  @Override
  public String toString() {
    return path;
  }
}
