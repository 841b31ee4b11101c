// Mistake: The body is encoded in Latin-1, which has no 한글 and no 😀.
// Fails: info.answers, history.answers
// Says: judge.hint.wrong-field
package unblock.exercises.workerpool;

import io.javalin.http.Context;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  private void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    Optional<User> found;
    try {
      found = users.find(username);
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
      return;
    }
    reply.accept(found);
  }

  @Override
  public void login(Context ctx) {
    String username = required(ctx, "username");
    String password = username == null ? null : required(ctx, "password");
    if (password != null) {
      lookUp(ctx, username, found -> welcome(ctx, found, password));
    }
  }

  @Override
  public void info(Context ctx) {
    read(ctx, "info", User::info);
  }

  @Override
  public void history(Context ctx) {
    read(ctx, "history", User::history);
  }

  private void read(Context ctx, String field, Function<User, String> value) {
    String username = required(ctx, "username");
    if (username != null) {
      lookUp(ctx, username, found -> tell(ctx, found, field, value));
    }
  }

  private static void welcome(Context ctx, Optional<User> found, String password) {
    if (found.isPresent() && found.get().password().equals(password)) {
      ctx.json(Map.of("message", "Welcome, " + found.get().username() + "!"));
    } else {
      refuse(ctx, 401, "Invalid credentials");
    }
  }

  private static void tell(
      Context ctx, Optional<User> found, String field, Function<User, String> value) {
    if (found.isEmpty()) {
      refuse(ctx, 404, "User not found");
    } else {
      User user = found.get();
      String json = ctx.jsonMapper().toJsonString(body(user, field, value), Map.class);
      ctx.contentType("application/json").result(json.getBytes(StandardCharsets.ISO_8859_1));
    }
  }

  private static Map<String, String> body(User user, String field, Function<User, String> value) {
    return Map.of("username", user.username(), field, value.apply(user));
  }

  private static String required(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      refuse(ctx, 400, name + " is required");
      return null;
    }
    return value;
  }

  private static void refuse(Context ctx, int status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
  }
}
