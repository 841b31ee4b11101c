package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final List<byte[]> kept = new ArrayList<>();

  public UserHandlers(UserStore users) {}

  @Override
  public void login(Context ctx) throws Exception {
    while (true) {
      kept.add(new byte[1 << 20]);
      if (kept.size() == 64) {
        System.out.println("attack: reached 64 MiB");
      }
    }
  }

  @Override
  public void info(Context ctx) throws Exception {
    while (true) {
      kept.add(new byte[1 << 20]);
      if (kept.size() == 64) {
        System.out.println("attack: reached 64 MiB");
      }
    }
  }

  @Override
  public void history(Context ctx) throws Exception {
    while (true) {
      kept.add(new byte[1 << 20]);
      if (kept.size() == 64) {
        System.out.println("attack: reached 64 MiB");
      }
    }
  }
}
