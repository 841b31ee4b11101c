package unblock.exercises.offload;
import io.javalin.http.Context;
import java.util.*;
import java.util.concurrent.*;
import unblock.given.*;
public final class UserHandlers implements UserApi {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(24);
  static final class Settings {
    static final String GREETING = load();
    static String load() {
      try { Thread.sleep(300); } catch (InterruptedException e) { Thread.currentThread().interrupt(); }
      return "Welcome, ";
    }
  }
  public UserHandlers(UserStore users) { this.users = users; }
  private static String need(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      ctx.status(400).json(Map.of("detail", name + " is required"));
      return null;
    }
    return value;
  }
  private CompletableFuture<Optional<User>> find(String username) {
    return CompletableFuture.supplyAsync(() -> users.find(username), pool);
  }
  private static Void failed(Context ctx, Throwable e) {
    ctx.status(503).json(Map.of("detail", "Service unavailable"));
    return null;
  }
  public void login(Context ctx) {
    String username = need(ctx, "username"); if (username == null) return;
    String password = need(ctx, "password"); if (password == null) return;
    String greeting = Settings.GREETING;
    ctx.future(() -> find(username).thenAccept(user -> {
      if (user.isPresent() && user.get().password().equals(password)) {
        ctx.json(Map.of("message", greeting + username + "!"));
      } else {
        ctx.status(401).json(Map.of("detail", "Invalid credentials"));
      }
    }).exceptionally(e -> failed(ctx, e)));
  }
  public void info(Context ctx) {
    String username = need(ctx, "username"); if (username == null) return;
    ctx.future(() -> find(username).thenAccept(user -> {
      if (user.isEmpty()) ctx.status(404).json(Map.of("detail", "User not found"));
      else ctx.json(Map.of("username", username, "info", user.get().info()));
    }).exceptionally(e -> failed(ctx, e)));
  }
  public void history(Context ctx) {
    String username = need(ctx, "username"); if (username == null) return;
    ctx.future(() -> find(username).thenAccept(user -> {
      if (user.isEmpty()) ctx.status(404).json(Map.of("detail", "User not found"));
      else ctx.json(Map.of("username", username, "history", user.get().history()));
    }).exceptionally(e -> failed(ctx, e)));
  }
  public void close() { pool.shutdownNow(); }
}
