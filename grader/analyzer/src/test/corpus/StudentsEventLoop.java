package corpus;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;

/** The asynchronous store: what is done with its stages, and what its continuations do. */
class StudentsEventLoop extends Handlers {
  private static final Path AUDIT = Path.of("audit.log");

  private final AsyncUserStore users;
  private int logins;

  StudentsEventLoop(AsyncUserStore users) {
    this.users = users;
  }

  void loginWithContinuation(Context ctx) { // OK: start, say what follows, return
    String name = required(ctx, "username");
    String password = required(ctx, "password");
    if (name == null || password == null) {
      return;
    }
    ctx.future(
        () ->
            users
                .find(name)
                .thenAccept(
                    found -> {
                      logins++;
                      boolean right =
                          found.map(User::password).filter(password::equals).isPresent();
                      if (right) {
                        ctx.json(Map.of("message", "Welcome, " + name + "!"));
                      } else {
                        ctx.status(401).json(Map.of("detail", "Invalid credentials"));
                      }
                    })
                .toCompletableFuture());
  }

  void loginJoined(Context ctx) { // BLOCKS: join waits for what only this thread could deliver
    String name = required(ctx, "username");
    if (name == null) {
      return;
    }
    try {
      User user = users.find(name).toCompletableFuture().join().orElseThrow();
      ctx.json(Map.of("message", "Welcome, " + user.username() + "!"));
    } catch (CompletionException e) {
      ctx.status(e.getCause() instanceof StoreException ? 503 : 500);
    }
  }

  void loginFailsSlowly(Context ctx) { // BLOCKS: the continuation sleeps, and it runs on the worker
    String name = required(ctx, "username");
    ctx.future(
        () ->
            users
                .find(name)
                .thenApply(found -> checked(found, ctx.formParam("password")))
                .thenAccept(message -> ctx.json(Map.of("message", message)))
                .toCompletableFuture());
  }

  private String checked(Optional<User> found, String password) {
    if (found.isEmpty() || !found.get().password().equals(password)) {
      try {
        TimeUnit.MILLISECONDS.sleep(800); // against guessing
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return "Invalid credentials";
    }
    return "Welcome, " + found.get().username() + "!";
  }

  void infoAudited(Context ctx) { // BLOCKS: thenApply writes the log file on the worker
    String name = required(ctx, "username");
    ctx.future(
        () ->
            users
                .find(name)
                .thenApply(
                    found -> {
                      audit("info " + name);
                      return found;
                    })
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("")))
                .toCompletableFuture());
  }

  void infoAuditedElsewhere(Context ctx) { // OK: the log is written on the common pool
    String name = required(ctx, "username");
    ctx.future(
        () ->
            users
                .find(name)
                .thenAccept(
                    found -> {
                      CompletableFuture.runAsync(() -> audit("info " + name));
                      ctx.result(found.map(User::info).orElse(""));
                    })
                .toCompletableFuture());
  }

  private static void audit(String line) {
    try {
      Files.writeString(AUDIT, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException e) {
      System.err.println("audit failed: " + e.getMessage());
    }
  }

  void historyWithLatch(Context ctx) throws InterruptedException { // BLOCKS: awaits the latch
    String name = required(ctx, "username");
    CountDownLatch latch = new CountDownLatch(1);
    String[] history = new String[1];
    users
        .find(name)
        .whenComplete(
            (found, failure) -> {
              if (failure == null && found.isPresent()) {
                history[0] = found.get().history();
              }
              latch.countDown();
            });
    if (latch.await(3, TimeUnit.SECONDS) && history[0] != null) {
      ctx.json(Map.of("username", name, "history", history[0]));
    } else {
      ctx.status(404).json(Map.of("detail", "User not found"));
    }
  }

  void historyIfThere(Context ctx) { // OK: join only when the stage is done
    CompletableFuture<Optional<User>> found =
        users.find(required(ctx, "username")).toCompletableFuture();
    if (found.isDone() && !found.isCompletedExceptionally()) {
      ctx.result(found.join().map(User::history).orElse("not found"));
      return;
    }
    ctx.future(() -> found.thenAccept(user -> ctx.result(user.map(User::history).orElse(""))));
  }

  void historyNowOrLater(Context ctx) { // OK: getNow gives what is there, or the default
    CompletableFuture<Optional<User>> found =
        users.find(required(ctx, "username")).toCompletableFuture();
    Optional<User> already = found.getNow(Optional.empty());
    ctx.status(already.isPresent() ? 200 : 202);
    ctx.result(already.map(User::history).orElse("come again"));
  }

  void historySpinning(Context ctx) { // BLOCKS: spins until the stage is done, which never happens
    CompletableFuture<Optional<User>> found =
        users.find(required(ctx, "username")).toCompletableFuture();
    while (!found.isDone()) {
      Thread.onSpinWait();
    }
    ctx.result(found.join().map(User::history).orElse(""));
  }

  void twoUsersCompared(Context ctx) { // OK: allOf first, each join is of a completed future
    List<CompletableFuture<Optional<User>>> both =
        ctx.formParams("username").stream()
            .map(name -> users.find(name).toCompletableFuture())
            .toList();
    ctx.future(
        () ->
            CompletableFuture.allOf(both.toArray(CompletableFuture[]::new))
                .thenApply(done -> both.stream().map(CompletableFuture::join).toList())
                .thenAccept(
                    found -> {
                      long known = found.stream().filter(Optional::isPresent).count();
                      ctx.json(Map.of("known", known, "asked", both.size()));
                    }));
  }

  void twoUsersJoined(Context ctx) { // BLOCKS: allOf is made, but joined in the handler
    List<CompletableFuture<Optional<User>>> both =
        ctx.formParams("username").stream()
            .map(name -> users.find(name).toCompletableFuture())
            .toList();
    CompletableFuture.allOf(both.toArray(new CompletableFuture<?>[0])).join();
    ctx.json(both.stream().map(each -> each.join().isPresent()).toList());
  }

  void getInsideContinuation(Context ctx) { // BLOCKS: the second look-up is waited for on the loop
    String name = required(ctx, "username");
    ctx.future(
        () ->
            users
                .find(name)
                .thenAccept(
                    found -> {
                      try {
                        String friend = found.map(User::info).orElse("nobody");
                        Optional<User> other =
                            users.find(friend).toCompletableFuture().get(1, TimeUnit.SECONDS);
                        ctx.result(other.map(User::username).orElse("alone"));
                      } catch (InterruptedException | ExecutionException | TimeoutException e) {
                        throw new CompletionException(e);
                      }
                    })
                .toCompletableFuture());
  }

  void composedInstead(Context ctx) { // OK: thenCompose chains the second look-up
    String name = required(ctx, "username");
    ctx.future(
        () ->
            users
                .find(name)
                .thenCompose(found -> users.find(found.map(User::info).orElse("nobody")))
                .thenAccept(other -> ctx.result(other.map(User::username).orElse("alone")))
                .toCompletableFuture());
  }

  private static String required(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      ctx.status(400).json(Map.of("detail", name + " is required"));
      return null;
    }
    return value.strip();
  }
}
