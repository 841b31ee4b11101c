package unblock.given;

/** The store could not be asked: the database is locked, broken or away. Nothing was looked up. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** States what was asked and keeps the reason: {@code cause} is what the database driver said. */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
