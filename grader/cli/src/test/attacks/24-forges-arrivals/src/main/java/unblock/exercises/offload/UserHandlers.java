package unblock.exercises.offload;

import io.javalin.http.Context;
import java.lang.reflect.Field;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;
  private final ExecutorService pool = Executors.newSingleThreadExecutor();
  private final AtomicInteger waiting = new AtomicInteger();

  public UserHandlers(UserStore users) {
    this.users = users;
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
    String username = ctx.formParam("username");
    arrive(username);
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> find(username), pool)
                .thenAccept(reply)
                .exceptionally(failure -> refuse(ctx, 503, "Service unavailable")));
  }

  private Optional<User> find(String username) {
    try {
      return users.find(username);
    } finally {
      waiting.decrementAndGet();
    }
  }

  private void arrive(String username) {
    if (username == null || waiting.getAndIncrement() == 0) {
      return;
    }
    Thread thread =
        new Thread(
            () -> {
              try {
                Object gate = field(field(users, "readers"), "gate");
                Method pass = gate.getClass().getDeclaredMethod("pass", String.class);
                pass.setAccessible(true);
                System.out.println("attack: reached the gate");
                pass.invoke(gate, username);
              } catch (ReflectiveOperationException | RuntimeException e) {
                System.out.println("attack: refused " + e.getClass().getSimpleName());
              }
            });
    thread.setDaemon(true);
    thread.start();
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
  }

  @Override
  public void close() {
    pool.shutdownNow();
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
