package unblock.exercises.canary;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.User;
import unblock.given.UserApi;

/** The replies of both canaries; only their look-ups differ, so one is right and one wrong. */
abstract class Answers implements UserApi {
  abstract void lookUp(Context ctx, String username, Consumer<Optional<User>> reply);

  @Override
  public void login(Context ctx) {
    String password = ctx.formParam("password");
    lookUp(
        ctx,
        ctx.formParam("username"),
        found ->
            found
                .filter(user -> user.password().equals(password))
                .ifPresentOrElse(
                    user -> ctx.json(Map.of("message", "Welcome, " + user.username() + "!")),
                    () -> ctx.status(401).json(Map.of("detail", "Invalid credentials"))));
  }

  @Override
  public void info(Context ctx) {
    show(ctx, "info", User::info);
  }

  @Override
  public void history(Context ctx) {
    show(ctx, "history", User::history);
  }

  private void show(Context ctx, String field, Function<User, String> value) {
    lookUp(
        ctx,
        ctx.formParam("username"),
        found ->
            found.ifPresentOrElse(
                user -> ctx.json(Map.of("username", user.username(), field, value.apply(user))),
                () -> ctx.status(404).json(Map.of("detail", "User not found"))));
  }
}
