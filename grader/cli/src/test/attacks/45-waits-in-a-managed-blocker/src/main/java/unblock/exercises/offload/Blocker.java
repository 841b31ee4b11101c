package unblock.exercises.offload;

import java.util.Optional;
import java.util.concurrent.ForkJoinPool;
import unblock.given.User;
import unblock.given.UserStore;

final class Blocker implements ForkJoinPool.ManagedBlocker {
  private final UserStore users;
  private final String username;
  private Optional<User> found;

  Blocker(UserStore users, String username) {
    this.users = users;
    this.username = username;
  }

  @Override
  public boolean block() {
    found = users.find(username);
    return true;
  }

  @Override
  public boolean isReleasable() {
    return found != null;
  }

  Optional<User> found() {
    return found;
  }
}
