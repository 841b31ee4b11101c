package unblock.given;

import java.util.Optional;

/** Looks users up and blocks the calling thread until the database has answered: about 1 s. */
@Blocking
public interface UserStore {
  /**
   * The user of that name, or empty when there is none. Any number of threads may call it at once.
   *
   * @throws StoreException when the database fails
   */
  Optional<User> find(String username);
}
