package unblock.exercises.offload;

import io.javalin.http.Context;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    for (int i = 0; i < 2_000; i++) {
      Sleeper.start();
      if (i == 10) {
        System.out.println("attack: reached its tenth process");
      }
    }
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
