package unblock.exercises.offload;

import java.util.Optional;
import unblock.given.User;
import unblock.given.UserStore;

/** Finds users in the store. */
final class UserDirectory {
  private final UserStore users;

  UserDirectory(UserStore users) {
    this.users = users;
  }

  Optional<User> byName(String name) {
    return users.find(name);
  }
}
