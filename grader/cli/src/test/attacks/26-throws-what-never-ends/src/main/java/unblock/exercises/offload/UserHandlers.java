package unblock.exercises.offload;

import io.javalin.http.Context;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) {
    throw new Endless();
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}

  private static final class Endless extends RuntimeException {
    @Override
    public String getMessage() {
      System.out.println("attack: reached getMessage");
      while (true) {
        Thread.onSpinWait();
      }
    }

    @Override
    public String toString() {
      return getMessage();
    }

    @Override
    public StackTraceElement[] getStackTrace() {
      throw this;
    }
  }
}
