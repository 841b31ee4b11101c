package unblock.exercises.offload;

import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private static final List<ByteBuffer> KEPT = new ArrayList<>();

  public UserHandlers(UserStore users) {
    try {
      while (true) {
        KEPT.add(ByteBuffer.allocateDirect(1 << 20));
      }
    } catch (OutOfMemoryError e) {
      System.out.println(KEPT.size() + " MiB");
    }
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
