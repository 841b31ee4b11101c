package unblock.exercises.offload;
import io.javalin.http.Context;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import unblock.given.*;
public final class UserHandlers implements UserApi {
  private final UserStore users;

  private final ThreadPoolExecutor pool;
  public UserHandlers(UserStore users) {
    this.users = users; try { Thread.sleep(1500); } catch (InterruptedException e) { throw new IllegalStateException(e); }
    AtomicInteger n = new AtomicInteger();
    pool = new ThreadPoolExecutor(16, 32, 30, TimeUnit.SECONDS, new ArrayBlockingQueue<>(500), r -> { Thread t = new Thread(r, "db-" + n.incrementAndGet()); t.setDaemon(true); return t; }, new ThreadPoolExecutor.AbortPolicy());
    pool.allowCoreThreadTimeOut(true);
    pool.prestartAllCoreThreads();
  }
  private void run(Context ctx, String name, Consumer<Optional<User>> then) {
    CompletableFuture<Object> done = new CompletableFuture<>();
    try {
      pool.execute(() -> {
        try { then.accept(users.find(name)); done.complete(Boolean.TRUE); }
        catch (StoreException e) { say(ctx, 503, "Service unavailable"); done.complete(Boolean.FALSE); }
        catch (Throwable t) { done.completeExceptionally(t); }
      });
    } catch (RejectedExecutionException full) { say(ctx, 503, "Service unavailable"); return; }
    ctx.future(() -> done);
  }
  @Override public void close() { pool.shutdownNow(); }
  private static boolean bad(Context ctx, String n) {
    String v = ctx.formParam(n);
    if (v != null && !v.isBlank()) return false;
    say(ctx, 400, n + " is required");
    return true;
  }
  private static void say(Context ctx, int s, String d) { ctx.status(s).json(Map.of("detail", d)); }
  public void login(Context ctx) {
    if (bad(ctx, "username") || bad(ctx, "password")) return;
    String pw = ctx.formParam("password");
    run(ctx, ctx.formParam("username"), u -> {
      if (u.isPresent() && u.get().password().equals(pw)) ctx.json(Map.of("message", "Welcome, " + u.get().username() + "!"));
      else say(ctx, 401, "Invalid credentials");
    });
  }
  private void field(Context ctx, String f, Function<User, String> g) {
    if (bad(ctx, "username")) return;
    run(ctx, ctx.formParam("username"), u -> {
      if (u.isEmpty()) say(ctx, 404, "User not found");
      else ctx.json(Map.of("username", u.get().username(), f, g.apply(u.get())));
    });
  }
  public void info(Context ctx) { field(ctx, "info", User::info); }
  public void history(Context ctx) { field(ctx, "history", User::history); }
}
