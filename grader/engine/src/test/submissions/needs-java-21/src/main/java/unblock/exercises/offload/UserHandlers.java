package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final UserStore users;
  private final ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor();

  public UserHandlers(UserStore users) {
    this.users = users;
  }

  @Override
  public void login(Context ctx) {
    answer(ctx);
  }

  @Override
  public void info(Context ctx) {
    answer(ctx);
  }

  @Override
  public void history(Context ctx) {
    answer(ctx);
  }

  @Override
  public void close() {
    pool.shutdown();
  }

  private void answer(Context ctx) {
    String username = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(username), pool)
                .thenAccept(user -> ctx.json(user.orElseThrow())));
  }
}
