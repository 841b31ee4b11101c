package unblock.exercises.offload;

import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    Files.writeString(
        Grader.proc().resolve("fd/1"), "\n::error::unblock-attack-02\n", StandardOpenOption.WRITE);
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
