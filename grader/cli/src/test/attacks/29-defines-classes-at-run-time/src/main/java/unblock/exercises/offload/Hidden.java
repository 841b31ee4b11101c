package unblock.exercises.offload;

import java.util.Optional;
import java.util.function.Function;
import unblock.given.User;
import unblock.given.UserStore;

public final class Hidden implements Function<String, Optional<User>> {
  private final UserStore users;

  public Hidden(UserStore users) {
    this.users = users;
    System.out.println("attack: reached " + getClass().getClassLoader().getClass());
  }

  @Override
  public Optional<User> apply(String username) {
    return users.find(username);
  }
}
