package unblock.given;

/** Thrown if the store cannot execute a look-up: the database is locked, broken or missing. */
public final class StoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * Creates the exception.
   *
   * @param message which look-up failed
   * @param cause the exception of the database driver
   */
  public StoreException(String message, Throwable cause) {
    super(message, cause);
  }
}
