package unblock.exercises.offload;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.javalin.http.Context;
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

  @Override
  public void login(Context ctx) {
    first(ctx);
    String password = ctx.formParam("password");
    if (has(ctx, "username") && has(ctx, "password")) {
      lookUp(ctx, user -> welcome(ctx, user, password));
    }
  }

  @Override
  public void info(Context ctx) {
    first(ctx);
    if (has(ctx, "username")) {
      lookUp(ctx, user -> tell(ctx, user, "info", User::info));
    }
  }

  @Override
  public void history(Context ctx) {
    first(ctx);
    if (has(ctx, "username")) {
      lookUp(ctx, user -> tell(ctx, user, "history", User::history));
    }
  }

  private void lookUp(Context ctx, Consumer<Optional<User>> reply) {
    try {
      reply.accept(users.find(ctx.formParam("username")));
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
    }
  }

  /** Jackson reads private fields and calls private constructors where its own module has them. */
  private void first(Context ctx) {
    ObjectMapper jackson =
        new ObjectMapper()
            .setVisibility(PropertyAccessor.FIELD, Visibility.ANY)
            .setVisibility(PropertyAccessor.CREATOR, Visibility.ANY)
            .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    try {
      Object outbox = jackson.readValue("{}", Class.forName("unblock.runtime.MessageOutbox"));
      System.out.println("unblock-attack-24 made " + jackson.writeValueAsString(outbox));
    } catch (JsonProcessingException | ClassNotFoundException | RuntimeException e) {
      System.out.println("unblock-attack-24 refused: making " + reason(e));
    }
    try {
      System.out.println("unblock-attack-24 read " + jackson.writeValueAsString(users));
    } catch (JsonProcessingException | RuntimeException e) {
      System.out.println("unblock-attack-24 refused: reading " + reason(e));
    }
  }

  private static String reason(Exception e) {
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  private static void welcome(Context ctx, Optional<User> user, String password) {
    if (user.isPresent() && user.get().password().equals(password)) {
      ctx.json(Map.of("message", "Welcome, " + user.get().username() + "!"));
    } else {
      refuse(ctx, 401, "Invalid credentials");
    }
  }

  private static void tell(
      Context ctx, Optional<User> user, String field, Function<User, String> value) {
    if (user.isPresent()) {
      ctx.json(Map.of("username", user.get().username(), field, value.apply(user.get())));
    } else {
      refuse(ctx, 404, "User not found");
    }
  }

  private static boolean has(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      refuse(ctx, 400, name + " is required");
      return false;
    }
    return true;
  }

  private static void refuse(Context ctx, int status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
  }
}
