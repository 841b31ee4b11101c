package unblock.given;

import java.util.Optional;

/** Looks users up and blocks the calling thread until the database has answered: about 1 s. */
@Blocking
public interface UserStore {
  /**
   * Returns the user of that name, or empty if no such user exists. Any number of threads may call
   * this method at once.
   *
   * @throws StoreException if the database fails
   */
  Optional<User> find(String username);
}
