package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final LookUpHandler login;
  private final LookUpHandler info;
  private final LookUpHandler history;

  public UserHandlers(UserStore users) {
    login =
        new LookUpHandler(users) {
          @Override
          void reply(Context ctx, Optional<User> user) {
            if (user.isPresent() && user.get().password().equals(ctx.formParam("password"))) {
              ctx.json(Map.of("message", "Welcome, " + user.get().username() + "!"));
            } else {
              refuse(ctx, 401, "Invalid credentials");
            }
          }
        };
    info =
        new LookUpHandler(users) {
          @Override
          void reply(Context ctx, Optional<User> user) {
            if (user.isPresent()) {
              ctx.json(Map.of("username", user.get().username(), "info", user.get().info()));
            } else {
              refuse(ctx, 404, "User not found");
            }
          }
        };
    history =
        new LookUpHandler(users) {
          @Override
          void reply(Context ctx, Optional<User> user) {
            if (user.isPresent()) {
              ctx.json(Map.of("username", user.get().username(), "history", user.get().history()));
            } else {
              refuse(ctx, 404, "User not found");
            }
          }
        };
  }

  @Override
  public void login(Context ctx) {
    login.handle(ctx, "username", "password");
  }

  @Override
  public void info(Context ctx) {
    info.handle(ctx, "username");
  }

  @Override
  public void history(Context ctx) {
    history.handle(ctx, "username");
  }
}
