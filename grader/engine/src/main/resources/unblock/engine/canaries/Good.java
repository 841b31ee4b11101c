package unblock.exercises.canary;

import io.javalin.http.Context;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import unblock.engine.canary.CanaryApi;
import unblock.given.UserStore;

/** The right answer: another thread waits. */
public final class CanaryHandlers implements CanaryApi {
  private final UserStore users;

  public CanaryHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void canary(Context ctx) {
    String username = ctx.formParam("username");
    CompletableFuture<String> text = new CompletableFuture<>();
    new Thread(() -> text.complete(users.find(username).orElseThrow().info())).start();
    ctx.future(() -> text.thenAccept(info -> ctx.json(Map.of("text", info))));
  }
}
