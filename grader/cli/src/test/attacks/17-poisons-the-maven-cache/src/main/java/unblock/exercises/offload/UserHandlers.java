package unblock.exercises.offload;

import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    Path cache = Path.of(System.getProperty("user.home"), ".m2");
    Files.writeString(cache.resolve("unblock-attack-17"), "poison");
    System.out.println("attack: reached the Maven cache");
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
