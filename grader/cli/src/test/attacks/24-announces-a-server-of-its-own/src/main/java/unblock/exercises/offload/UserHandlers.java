package unblock.exercises.offload;

import io.javalin.Javalin;
import io.javalin.http.Context;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
    serve();
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

  @Override
  public void close() {
    report("closed", "main", "0", "");
  }

  private void serve() {
    Javalin app =
        Javalin.create(
            config -> {
              QueuedThreadPool pool = new QueuedThreadPool(400);
              pool.setDaemon(true);
              config.startup.showJavalinBanner = false;
              config.jetty.threadPool = pool;
              config.routes.post("/login", this::login);
              config.routes.post("/info", this::info);
              config.routes.post("/history", this::history);
              config.routes.get("/pulse", own -> own.result("alive"));
            });
    app.start("127.0.0.1", 0);
    report("opened", "main", Integer.toString(app.port()));
  }

  @SuppressWarnings("unchecked")
  private void report(String kind, String... fields) {
    try {
      Object reports = field(field(field(users, "readers"), "gate"), "reports");
      Object message =
          Class.forName("unblock.runtime.ProtocolMessage")
              .getMethod("of", String.class, String[].class)
              .invoke(null, kind, fields);
      ((Consumer<Object>) reports).accept(message);
      System.out.println("unblock-attack-24 announced");
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.out.println("unblock-attack-24 refused " + e.getClass().getSimpleName());
    }
  }

  private static Object field(Object object, String name) throws ReflectiveOperationException {
    Field field = object.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return field.get(object);
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
