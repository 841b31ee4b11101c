package unblock.exercises.offload;

import io.javalin.http.Context;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) {}

  @Override
  public void login(Context ctx) throws Exception {
    System.out.println("attack: reached exit");
    System.exit(0);
  }

  @Override
  public void info(Context ctx) throws Exception {
    System.out.println("attack: reached exit");
    System.exit(0);
  }

  @Override
  public void history(Context ctx) throws Exception {
    System.out.println("attack: reached exit");
    System.exit(0);
  }
}
