package unblock.given;

/**
 * A table of the database with the number of wrong log-in attempts of each user. Each call blocks
 * the calling thread until the database has answered. Any number of threads may call it at once.
 */
@Blocking
public interface AttemptTable {
  /**
   * Returns the number that was last written for that user, or 0 if there is none.
   *
   * @throws StoreException if the database fails
   */
  int read(String username);

  /**
   * Writes that number for that user, in place of the previous one.
   *
   * @throws StoreException if the database fails; nothing is written then
   */
  void write(String username, int wrong);
}
