package unblock.exercises.offload;

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
  private static final String C0 = "unblock-attack-36";
  private static final String C1 = C0 + C0;
  private static final String C2 = C1 + C1;
  private static final String C3 = C2 + C2;
  private static final String C4 = C3 + C3;
  private static final String C5 = C4 + C4;
  private static final String C6 = C5 + C5;
  private static final String C7 = C6 + C6;
  private static final String C8 = C7 + C7;
  private static final String C9 = C8 + C8;
  private static final String C10 = C9 + C9;
  private static final String C11 = C10 + C10;
  private static final String C12 = C11 + C11;
  private static final String C13 = C12 + C12;
  private static final String C14 = C13 + C13;
  private static final String C15 = C14 + C14;
  private static final String C16 = C15 + C15;
  private static final String C17 = C16 + C16;
  private static final String C18 = C17 + C17;
  private static final String C19 = C18 + C18;
  private static final String C20 = C19 + C19;
  private static final String C21 = C20 + C20;
  private static final String C22 = C21 + C21;
  private static final String C23 = C22 + C22;
  private static final String C24 = C23 + C23;
  private static final String C25 = C24 + C24;
  private static final String C26 = C25 + C25;
  private static final String C27 = C26 + C26;
  private static final String C28 = C27 + C27;
  private static final String C29 = C28 + C28;
  private static final String C30 = C29 + C29;
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
    System.out.println(C30.length());
  }

  @Override
  public void login(Context ctx) {
    String password = ctx.formParam("password");
    if (has(ctx, "username") && has(ctx, "password")) {
      lookUp(ctx, user -> welcome(ctx, user, password));
    }
  }

  @Override
  public void info(Context ctx) {
    if (has(ctx, "username")) {
      lookUp(ctx, user -> tell(ctx, user, "info", User::info));
    }
  }

  @Override
  public void history(Context ctx) {
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

  private static Void refuse(Context ctx, int status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
    return null;
  }
}
