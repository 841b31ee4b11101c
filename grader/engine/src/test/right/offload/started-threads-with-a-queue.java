// Style: Sixteen started threads take from a queue until they are interrupted.
package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

public final class UserHandlers implements UserApi {
  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final List<Thread> threads = new ArrayList<>();
  private final UserStore users;

  public UserHandlers(UserStore users) {
    this.users = users;
    for (int i = 0; i < 16; i++) {
      Thread thread = new Thread(this::work, "asker-" + i);
      thread.start();
      threads.add(thread);
    }
  }

  private void lookUp(Context ctx, String username, Consumer<Optional<User>> reply) {
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    tasks.add(() -> complete(answer, username));
    ctx.future(() -> answer.thenAccept(reply).exceptionally(failure -> unavailable(ctx)));
  }

  private static Void unavailable(Context ctx) {
    refuse(ctx, 503, "Service unavailable");
    return null;
  }

  private void complete(CompletableFuture<Optional<User>> answer, String username) {
    try {
      answer.complete(users.find(username));
    } catch (StoreException failure) {
      answer.completeExceptionally(failure);
    }
  }

  private void work() {
    try {
      while (true) {
        tasks.take().run();
      }
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void login(Context ctx) {
    String username = ctx.formParam("username");
    if (username == null || username.isBlank()) {
      refuse(ctx, 400, "username is required");
      return;
    }
    String password = ctx.formParam("password");
    if (password == null || password.isBlank()) {
      refuse(ctx, 400, "password is required");
      return;
    }
    lookUp(
        ctx,
        username,
        found -> {
          if (found.isEmpty()) {
            refuse(ctx, 401, "Invalid credentials");
          } else if (!password.equals(found.get().password())) {
            refuse(ctx, 401, "Invalid credentials");
          } else {
            ctx.json(Map.of("message", "Welcome, " + username + "!"));
          }
        });
  }

  @Override
  public void info(Context ctx) {
    String username = ctx.formParam("username");
    if (username == null || username.isBlank()) {
      refuse(ctx, 400, "username is required");
      return;
    }
    lookUp(
        ctx,
        username,
        found -> {
          if (found.isPresent()) {
            ctx.json(Map.of("username", username, "info", found.get().info()));
          } else {
            refuse(ctx, 404, "User not found");
          }
        });
  }

  @Override
  public void history(Context ctx) {
    String username = ctx.formParam("username");
    if (username == null || username.isBlank()) {
      refuse(ctx, 400, "username is required");
      return;
    }
    lookUp(
        ctx,
        username,
        found -> {
          if (found.isPresent()) {
            ctx.json(Map.of("username", username, "history", found.get().history()));
          } else {
            refuse(ctx, 404, "User not found");
          }
        });
  }

  private static void refuse(Context ctx, int status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
  }

  @Override
  public void close() {
    threads.forEach(Thread::interrupt);
  }
}
