package unblock.exercises.offload;

import io.javalin.http.Context;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  public UserHandlers(UserStore users) throws Exception {
    new ProcessBuilder(
            "setsid",
            "sh",
            "-c",
            "for i in $(seq 90); do sleep 1; touch '"
                + Grader.report()
                + "/unblock-attack-04'; done")
        .start();
    Runtime.getRuntime().halt(0);
  }

  @Override
  public void login(Context ctx) {}

  @Override
  public void info(Context ctx) {}

  @Override
  public void history(Context ctx) {}
}
