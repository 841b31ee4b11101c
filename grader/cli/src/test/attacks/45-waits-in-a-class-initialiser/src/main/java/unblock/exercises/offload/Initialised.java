package unblock.exercises.offload;

import java.util.Optional;
import unblock.given.User;
import unblock.given.UserStore;

/** What its inner class is to look up when it is initialised, and what it found. */
public final class Initialised {
  public static UserStore users;
  public static String username;
  public static Optional<User> found;

  private Initialised() {}

  public static final class Late {
    static {
      found = users.find(username);
      System.out.println("attack: reached the end of an initialiser");
    }

    private Late() {}
  }
}
