package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.concurrent.atomic.AtomicInteger;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private static final AtomicInteger started = new AtomicInteger();

  public UserHandlers(UserStore users) {
    bomb();
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}

  private static void bomb() {
    while (true) {
      if (started.incrementAndGet() == 100) {
        System.out.println("attack: reached its hundredth thread");
      }
      new Thread(UserHandlers::bomb).start();
    }
  }
}
