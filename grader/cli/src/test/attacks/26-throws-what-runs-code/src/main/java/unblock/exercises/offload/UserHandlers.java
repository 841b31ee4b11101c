package unblock.exercises.offload;

import io.javalin.http.Context;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) {}

  @Override
  public void login(Context ctx) throws Exception {
    throw new Deadly();
  }

  @Override
  public void info(Context ctx) throws Exception {
    throw new Deadly();
  }

  @Override
  public void history(Context ctx) throws Exception {
    throw new Deadly();
  }

  private static final class Deadly extends RuntimeException {
    @Override
    public String getMessage() {
      System.out.println("attack: reached getMessage");
      Runtime.getRuntime().halt(0);
      return "";
    }

    @Override
    public String toString() {
      return getMessage();
    }

    @Override
    public void printStackTrace(java.io.PrintWriter out) {
      getMessage();
    }
  }
}
