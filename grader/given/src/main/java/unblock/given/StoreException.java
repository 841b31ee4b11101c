package unblock.given;

/** The store could not execute the look-up: the database is locked, broken or missing. */
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
