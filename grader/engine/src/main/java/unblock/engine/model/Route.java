package unblock.engine.model;

/**
 * One route of an exercise.
 *
 * @param path the path of a request, as in {@code /login}
 */
public record Route(String path) {
  /** The route as part of a criterion's key: {@code login}. */
  public String key() {
    return path.substring(1).replace('/', '-');
  }

  @Override
  public String toString() {
    return path;
  }
}
