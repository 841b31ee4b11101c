package unblock.exercises.workerpool;

import java.util.Optional;
import unblock.given.User;

/** One object for all requests. */
final class RequestData {
  private Optional<User> user = Optional.empty();

  void keep(Optional<User> user) {
    this.user = user;
  }

  Optional<User> user() {
    return user;
  }
}
