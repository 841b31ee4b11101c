package corpus;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Function;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

/** Whole answers to the exercises, in the ways in which they are written. */
class Everyday extends Handlers {
  private final UserStore users;
  private final AsyncUserStore async;
  private final URI base;
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final ExecutorService pool =
      new ThreadPoolExecutor(4, 16, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>());
  private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(1);
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicReference<User> last = new AtomicReference<>();
  private final Map<String, CompletableFuture<Optional<User>>> running = new ConcurrentHashMap<>();

  Everyday(UserStore users, AsyncUserStore async, URI base) {
    this.users = users;
    this.async = async;
    this.base = base;
  }

  void loginOffloaded(Context ctx) { // OK: the whole login on a pool, errors mapped
    String name = ctx.formParam("username");
    if (name == null || name.isBlank()) {
      ctx.status(400).json(Map.of("detail", "username is required"));
      return;
    }
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), pool)
                .thenAccept(found -> welcome(ctx, found))
                .exceptionally(failure -> unavailable(ctx, failure)));
  }

  private void welcome(Context ctx, Optional<User> found) {
    if (found.isPresent() && found.get().password().equals(ctx.formParam("password"))) {
      ctx.json(Map.of("message", "Welcome, " + found.get().username() + "!"));
    } else {
      ctx.status(401).json(Map.of("detail", "Invalid credentials"));
    }
  }

  private Void unavailable(Context ctx, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    ctx.status(cause instanceof StoreException ? 503 : 500);
    return null;
  }

  void loginWithJoin(Context ctx) { // BLOCKS: offloaded, then joined outside of the future
    CompletableFuture<Optional<User>> found =
        CompletableFuture.supplyAsync(() -> users.find(ctx.formParam("username")), pool);
    welcome(ctx, found.join());
  }

  void loginJoinedInFuture(Context ctx) { // BLOCKS: joined inside of the supplier
    ctx.future(
        () -> {
          Optional<User> found =
              CompletableFuture.supplyAsync(() -> users.find("a"), pool).join();
          welcome(ctx, found);
          return CompletableFuture.completedFuture(null);
        });
  }

  void infoUpstream(Context ctx) { // OK: store, upstream, time-out and errors, all chained
    ctx.future(
        () ->
            async
                .find(ctx.formParam("username"))
                .thenCompose(found -> found.map(this::ask).orElseGet(this::nobody))
                .thenAccept(body -> ctx.result(body))
                .exceptionally(failure -> unavailable(ctx, failure))
                .toCompletableFuture());
  }

  private CompletionStage<String> ask(User user) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("/users/" + user.username() + "/info"))
            .timeout(Duration.ofSeconds(1))
            .build();
    return http.sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(1, TimeUnit.SECONDS)
        .thenApply(HttpResponse::body);
  }

  private CompletionStage<String> nobody() {
    return CompletableFuture.completedFuture("");
  }

  void infoUpstreamSends(Context ctx) { // BLOCKS: send in the continuation of the store
    ctx.future(
        () ->
            async
                .find("a")
                .thenApply(found -> found.map(this::askAndWait).orElse(""))
                .thenAccept(ctx::result)
                .toCompletableFuture());
  }

  private String askAndWait(User user) {
    try {
      HttpRequest request = HttpRequest.newBuilder(base).build();
      return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    } catch (IOException | InterruptedException e) {
      throw new CompletionException(e);
    }
  }

  void infoHelperPerHandler(Context ctx) { // OK: a helper takes function and reply
    reply(ctx, name -> users.find(name).orElseThrow(), (context, user) -> context.json(user));
  }

  private <T> void reply(Context ctx, Function<String, T> load, BiConsumer<Context, T> write) {
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> load.apply(name), pool)
                .thenAccept(answer -> write.accept(ctx, answer)));
  }

  void infoHelperDirect(Context ctx) { // BLOCKS: a helper that loads before it hands on
    replyNow(ctx, name -> users.find(name).orElseThrow());
  }

  private <T> void replyNow(Context ctx, Function<String, T> load) {
    T answer = load.apply(ctx.formParam("username"));
    ctx.future(() -> CompletableFuture.runAsync(() -> ctx.json(answer), pool));
  }

  void completesByHand(Context ctx) { // OK: a future completed by a task on the pool
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    pool.execute(
        () -> {
          try {
            answer.complete(users.find("a"));
          } catch (StoreException e) {
            answer.completeExceptionally(e);
          }
        });
    ctx.future(() -> answer.thenAccept(found -> welcome(ctx, found)));
  }

  void completesByHandHere(Context ctx) { // BLOCKS: a future completed here
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    answer.complete(users.find("a"));
    ctx.future(() -> answer.thenAccept(found -> welcome(ctx, found)));
  }

  void scheduled(Context ctx) { // OK: a clock completes the future
    CompletableFuture<String> answer = new CompletableFuture<>();
    clock.schedule(() -> answer.complete("late"), 1, TimeUnit.SECONDS);
    ctx.future(() -> answer.thenAccept(ctx::result));
  }

  void sharesRunning(Context ctx) { // OK: one look-up for all who ask meanwhile
    CompletableFuture<Optional<User>> answer =
        running.computeIfAbsent(
            "a",
            name ->
                CompletableFuture.supplyAsync(() -> users.find(name), pool)
                    .whenComplete((user, failure) -> running.remove(name)));
    ctx.future(() -> answer.thenAccept(found -> welcome(ctx, found)));
  }

  void counts(Context ctx) { // OK: atomics do not wait
    last.updateAndGet(user -> user);
    ctx.status(attempts.incrementAndGet() > 3 ? 429 : 200);
  }

  void readsBody(Context ctx) throws IOException { // OK: the body is there
    try (InputStream body = ctx.bodyInputStream()) {
      ctx.result(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  void combines(Context ctx) { // OK: two stages, combined
    CompletableFuture<Optional<User>> a = CompletableFuture.supplyAsync(() -> users.find("a"), pool);
    CompletableFuture<Optional<User>> b = CompletableFuture.supplyAsync(() -> users.find("b"), pool);
    ctx.future(() -> a.thenCombine(b, (x, y) -> List.of(x, y)).thenAccept(ctx::json));
  }

  void streamsFutures(Context ctx) { // OK: a stream makes the futures, allOf waits for them
    List<CompletableFuture<Optional<User>>> all =
        List.of("a", "b").stream()
            .map(name -> CompletableFuture.supplyAsync(() -> users.find(name), pool))
            .toList();
    ctx.future(
        () ->
            CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                .thenRun(() -> ctx.json(all.stream().map(CompletableFuture::join).toList())));
  }

  void streamsAndJoins(Context ctx) { // BLOCKS: a stream makes the futures and joins them
    ctx.json(
        List.of("a", "b").stream()
            .map(name -> CompletableFuture.supplyAsync(() -> users.find(name), pool))
            .map(CompletableFuture::join)
            .toList());
  }

  void asyncWithTimeout(Context ctx) { // OK: ctx.async with a configuration
    ctx.async(
        config -> {
          config.timeout = 1000;
          config.onTimeout(late -> late.status(504));
        },
        () -> ctx.json(users.find("a")));
  }

  void jdbcOffWorker(Context ctx) { // OK: JDBC in a task of the pool
    ctx.future(() -> CompletableFuture.runAsync(() -> writeAttempt("a"), pool));
  }

  void jdbcBeforeFuture(Context ctx) { // BLOCKS: JDBC before the future
    writeAttempt("a");
    ctx.future(() -> CompletableFuture.runAsync(() -> {}, pool));
  }

  private void writeAttempt(String name) {
    try (Connection db = DriverManager.getConnection("jdbc:sqlite:users.db");
        var insert = db.prepareStatement("INSERT INTO attempts VALUES (?)")) {
      insert.setString(1, name);
      insert.executeUpdate();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void handlesLate(Context ctx) { // BLOCKS: handle on the store's stage reads the other store
    ctx.future(
        () ->
            async
                .find("a")
                .handle((found, failure) -> failure != null ? users.find("a") : found)
                .thenAccept(ctx::json)
                .toCompletableFuture());
  }

  void acceptsAsyncAfterStore(Context ctx) { // OK: the continuation moves to the pool
    ctx.future(
        () ->
            async
                .find("a")
                .thenApplyAsync(found -> users.find("b"), pool)
                .thenAccept(ctx::json)
                .toCompletableFuture());
  }

  void waitsForMirror(Context ctx) throws Exception { // BLOCKS: get in a try
    try {
      ctx.json(async.find("a").toCompletableFuture().get(1, TimeUnit.SECONDS));
    } catch (java.util.concurrent.TimeoutException e) {
      ctx.status(504);
    }
  }
}
