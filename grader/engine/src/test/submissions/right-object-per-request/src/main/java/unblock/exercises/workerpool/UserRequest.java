package unblock.exercises.workerpool;

import java.util.Optional;
import unblock.given.User;
import unblock.given.UserStore;

/** The state of one request. */
final class UserRequest {
  private final String username;
  private Optional<User> user = Optional.empty();

  UserRequest(String username) {
    this.username = username;
  }

  void lookUp(UserStore users) {
    user = users.find(username);
  }

  Optional<User> user() {
    return user;
  }
}
