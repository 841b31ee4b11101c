package unblock.exercises.offload;

import io.javalin.http.Context;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    Sleeper.start();
    System.out.println("attack: reached a process of its own");
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
