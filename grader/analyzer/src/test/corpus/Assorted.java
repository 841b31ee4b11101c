package corpus;

import io.javalin.http.Context;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.file.*;
import java.sql.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;
import unblock.given.AsyncUserStore;
import unblock.given.User;
import unblock.given.UserStore;

class Assorted extends Handlers {
  private final UserStore users;
  private final AsyncUserStore async;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2);
  private final HttpClient http = HttpClient.newHttpClient();
  private final Offloader offloader = new Offloader();
  private final Lazy<Optional<User>> lazy;
  private final Cache cache;
  private final Actor actor = new Actor();
  private final EventBus bus = new EventBus();
  private final Map<String, Supplier<Optional<User>>> table = new HashMap<>();
  private final Repository repository;
  private final StampedLock stamped = new StampedLock();
  private final CompletionService<Optional<User>> completion =
      new ExecutorCompletionService<>(pool);
  private final ThreadLocal<UserStore> local = ThreadLocal.withInitial(() -> null);

  interface Repository {
    Optional<User> byName(String name);

    default Optional<User> twice(String name) {
      byName(name);
      return byName(name);
    }
  }

  static final class StoreRepository implements Repository {
    private final UserStore users;

    StoreRepository(UserStore users) {
      this.users = users;
    }

    @Override
    public Optional<User> byName(String name) {
      return users.find(name);
    }
  }

  static final class Offloader {
    private final Executor executor = Executors.newCachedThreadPool();

    <T> CompletableFuture<T> run(Callable<T> task) {
      CompletableFuture<T> f = new CompletableFuture<>();
      executor.execute(
          () -> {
            try {
              f.complete(task.call());
            } catch (Exception e) {
              f.completeExceptionally(e);
            }
          });
      return f;
    }

    <T> T runAndWait(Callable<T> task) throws Exception {
      return run(task).get();
    }
  }

  static final class Lazy<T> {
    private final Supplier<T> make;
    private T value;

    Lazy(Supplier<T> make) {
      this.make = make;
    }

    T get() {
      if (value == null) value = make.get();
      return value;
    }
  }

  static final class Cache {
    private final ConcurrentMap<String, CompletableFuture<Optional<User>>> map =
        new ConcurrentHashMap<>();
    private final UserStore users;
    private final Executor executor;

    Cache(UserStore users, Executor executor) {
      this.users = users;
      this.executor = executor;
    }

    CompletableFuture<Optional<User>> get(String name) {
      return map.computeIfAbsent(
          name, n -> CompletableFuture.supplyAsync(() -> users.find(n), executor));
    }
  }

  static final class Actor {
    private final BlockingQueue<Runnable> mailbox = new LinkedBlockingQueue<>();

    Actor() {
      Thread t = new Thread(this::loop);
      t.setDaemon(true);
      t.start();
    }

    private void loop() {
      try {
        while (true) mailbox.take().run();
      } catch (InterruptedException e) {
      }
    }

    void tell(Runnable r) {
      mailbox.add(r);
    }

    <T> T ask(Callable<T> c) throws Exception {
      FutureTask<T> t = new FutureTask<>(c);
      mailbox.add(t);
      return t.get();
    }
  }

  static final class EventBus {
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    void on(Consumer<String> l) {
      listeners.add(l);
    }

    void emit(String s) {
      for (Consumer<String> l : listeners) l.accept(s);
    }
  }

  Assorted(UserStore users, AsyncUserStore async) {
    this.users = users;
    this.async = async;
    this.lazy = new Lazy<>(() -> users.find("admin"));
    this.cache = new Cache(users, pool);
    this.repository = new StoreRepository(users);
    table.put("a", () -> users.find("a"));
    bus.on(users::find);
  }

  void callback(Context ctx) { // OK: Callable offloaded by a class of one's own
    ctx.future(() -> offloader.run(() -> users.find("a")).thenAccept(ctx::json));
  }

  void callbackWaits(Context ctx) throws Exception { // BLOCKS: the helper waits
    ctx.json(offloader.runAndWait(() -> users.find("a")));
  }

  void lazyGet(Context ctx) { // BLOCKS: the lazy value is made here
    ctx.json(lazy.get());
  }

  void lazyGetOnPool(Context ctx) { // OK: made by the pool
    ctx.async(() -> ctx.json(lazy.get()));
  }

  void cacheGet(Context ctx) { // OK: a cache of futures
    ctx.future(() -> cache.get("a").thenAccept(ctx::json));
  }

  void cacheJoin(Context ctx) { // BLOCKS: waits for the cached future
    ctx.json(cache.get("a").join());
  }

  void tells(Context ctx) { // OK: another thread runs it
    actor.tell(() -> users.find("a"));
  }

  void asks(Context ctx) throws Exception { // BLOCKS: waits for the actor
    ctx.json(actor.ask(() -> users.find("a")));
  }

  void emits(Context ctx) { // BLOCKS: listeners run here
    bus.emit("a");
  }

  void fromTable(Context ctx) { // BLOCKS: the table's supplier runs here
    ctx.json(table.get("a").get());
  }

  void defaultMethod(Context ctx) { // BLOCKS: a default method
    ctx.json(repository.twice("a"));
  }

  void defaultMethodOnPool(Context ctx) { // OK: on the pool
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> repository.twice("a"), pool).thenAccept(ctx::json));
  }

  void switchExpression(Context ctx) { // BLOCKS: in a switch
    ctx.json(
        switch (ctx.path()) {
          case "/a" -> users.find("a");
          default -> Optional.empty();
        });
  }

  void ternary(Context ctx) { // BLOCKS: chosen supplier
    Supplier<Optional<User>> s =
        ctx.path().isEmpty() ? () -> users.find("a") : () -> users.find("b");
    ctx.json(s.get());
  }

  void localClass(Context ctx) throws Exception { // BLOCKS: a local class
    class Job implements Callable<Optional<User>> {
      public Optional<User> call() {
        return users.find("a");
      }
    }
    ctx.json(new Job().call());
  }

  void localClassOnPool(Context ctx) { // OK: a local class, submitted
    class Job implements Callable<Optional<User>> {
      public Optional<User> call() {
        return users.find("a");
      }
    }
    pool.submit(new Job());
  }

  void anonymousThread(Context ctx) { // OK: a thread's own run
    new Thread() {
      @Override
      public void run() {
        users.find("a");
      }
    }.start();
  }

  void anonymousThreadRun(Context ctx) { // BLOCKS: run, not start
    new Thread() {
      @Override
      public void run() {
        users.find("a");
      }
    }.run();
  }

  void threadJoin(Context ctx) throws Exception { // BLOCKS: joins
    Thread t = new Thread(() -> users.find("a"));
    t.start();
    t.join();
  }

  void delayed(Context ctx) { // OK: answered later
    CompletableFuture<String> f = new CompletableFuture<>();
    timer.schedule(() -> f.complete("a"), 1, TimeUnit.SECONDS);
    ctx.future(() -> f.thenAccept(ctx::result));
  }

  void delayedGet(Context ctx) throws Exception { // BLOCKS: waits for the timer
    ctx.result(timer.schedule(() -> "a", 1, TimeUnit.SECONDS).get());
  }

  void delayedExecutor(Context ctx) { // OK: the delayed executor
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(
                    () -> users.find("a"), CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS))
                .thenAccept(ctx::json));
  }

  void completesAsync(Context ctx) { // OK: the pool completes it
    ctx.future(
        () ->
            new CompletableFuture<Optional<User>>()
                .completeAsync(() -> users.find("a"), pool)
                .thenAccept(ctx::json));
  }

  void collectsFutures(Context ctx) { // OK: gathered by thenCombine
    CompletableFuture<List<Optional<User>>> all =
        CompletableFuture.completedFuture(new ArrayList<>());
    for (String n : ctx.queryParams("n")) {
      CompletableFuture<Optional<User>> one =
          CompletableFuture.supplyAsync(() -> users.find(n), pool);
      all =
          all.thenCombine(
              one,
              (list, u) -> {
                list.add(u);
                return list;
              });
    }
    CompletableFuture<List<Optional<User>>> done = all;
    ctx.future(() -> done.thenAccept(ctx::json));
  }

  void completionService(Context ctx) throws Exception { // BLOCKS: take waits
    completion.submit(() -> users.find("a"));
    ctx.json(completion.take().get());
  }

  void parallel(Context ctx) { // BLOCKS: the caller takes part
    ctx.json(List.of("a", "b").parallelStream().map(users::find).toList());
  }

  void validator(Context ctx) { // BLOCKS: the check looks up
    ctx.result(
        ctx.queryParamAsClass("name", String.class)
            .check(n -> users.find(n).isPresent(), "unknown")
            .get());
  }

  void orElseGet(Context ctx) { // BLOCKS: the alternative looks up
    ctx.json(
        Optional.ofNullable(ctx.queryParam("a")).map(users::find).orElseGet(() -> users.find("b")));
  }

  void stampedLock(Context ctx) { // OK: memory under a stamped lock
    long s = stamped.tryOptimisticRead();
    if (stamped.validate(s)) ctx.status(200);
  }

  void tryWithResources(Context ctx) throws Exception { // BLOCKS: JDBC in try
    try (Connection c = DriverManager.getConnection("jdbc:sqlite:x");
        PreparedStatement p = c.prepareStatement("select 1");
        ResultSet r = p.executeQuery()) {
      while (r.next()) ctx.result(r.getString(1));
    }
  }

  void url(Context ctx) throws Exception { // BLOCKS: reads a URL
    try (BufferedReader r =
        new BufferedReader(new InputStreamReader(new URL("http://a").openStream()))) {
      ctx.result(r.readLine());
    }
  }

  void sendAsyncGet(Context ctx) throws Exception { // BLOCKS: waits with a bound
    ctx.result(
        http.sendAsync(
                HttpRequest.newBuilder(URI.create("http://a")).build(),
                HttpResponse.BodyHandlers.ofString())
            .get(1, TimeUnit.SECONDS)
            .body());
  }

  void whenCompleteJoin(Context ctx) { // OK: joins itself when complete
    CompletableFuture<Optional<User>> f =
        CompletableFuture.supplyAsync(() -> users.find("a"), pool);
    ctx.future(
        () ->
            f.whenComplete(
                (v, e) -> {
                  if (e == null) ctx.json(f.join());
                }));
  }

  void virtual(Context ctx) { // OK: a queue between
    SynchronousQueue<String> q = new SynchronousQueue<>();
    if (q.poll() == null) ctx.status(204);
  }

  void onlyBuilds(Context ctx) { // OK: builds a request, sends nothing
    ctx.result(
        HttpRequest.newBuilder(URI.create("http://a"))
            .timeout(Duration.ofSeconds(1))
            .build()
            .uri()
            .toString());
  }

  void path(Context ctx) { // OK: a path is only a name
    ctx.result(Path.of("a").resolve("b").normalize().toString() + new File("a").getName());
  }

  void stringReader(Context ctx) throws Exception { // OK: a reader of a text
    ctx.result(new BufferedReader(new StringReader(ctx.body())).readLine());
  }

  void byteStream(Context ctx) throws Exception { // OK: a stream in memory
    ctx.result(new ByteArrayInputStream(ctx.bodyAsBytes()).readAllBytes());
  }

  void scans(Context ctx) { // OK: scans a text
    ctx.result(new Scanner(ctx.body()).nextLine());
  }

  void latchInTask(Context ctx) { // OK: the task waits
    CountDownLatch latch = new CountDownLatch(1);
    pool.execute(
        () -> {
          try {
            latch.await();
          } catch (InterruptedException e) {
          }
        });
    latch.countDown();
  }

  void twoDeep(Context ctx) { // OK: a pool within a pool's stage
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> "a", pool)
                .thenComposeAsync(
                    n -> CompletableFuture.supplyAsync(() -> users.find(n), pool), pool)
                .thenAccept(ctx::json));
  }

  void handleThrows(Context ctx) { // BLOCKS: exceptionally of a failed stage runs here
    ctx.future(
        () ->
            CompletableFuture.<Optional<User>>failedFuture(new RuntimeException())
                .exceptionally(e -> users.find("a"))
                .thenAccept(ctx::json));
  }

  void reduces(Context ctx) { // BLOCKS: a collector that looks up
    ctx.json(Stream.of("a").collect(Collectors.toMap(Function.identity(), users::find)));
  }

  void comparator(Context ctx) { // BLOCKS: a comparator that looks up
    List<String> l = new ArrayList<>(List.of("a", "b"));
    l.sort(Comparator.comparing(n -> users.find(n).toString()));
    ctx.json(l);
  }

  void iterates(Context ctx) { // OK: an iterator in memory
    Iterator<String> i = List.of("a").iterator();
    while (i.hasNext()) ctx.result(i.next());
  }

  void system(Context ctx) { // OK: prints
    System.out.println("a");
    System.err.println(System.getenv("A") + System.currentTimeMillis());
  }

  void exec(Context ctx) throws Exception { // BLOCKS: waits for a process
    ctx.result("" + new ProcessBuilder("ls").start().waitFor());
  }

  void retriesWithSleep(Context ctx) throws Exception { // BLOCKS: sleeps between tries
    for (int i = 0; i < 3; i++) {
      try {
        ctx.result("a");
        return;
      } catch (RuntimeException e) {
        TimeUnit.MILLISECONDS.sleep(100);
      }
    }
  }

  void recursive(Context ctx) { // BLOCKS: in the end of a recursion
    down(3);
  }

  private void down(int n) {
    if (n == 0) users.find("a");
    else down(n - 1);
  }

  void generic(Context ctx) { // BLOCKS: a generic helper that runs it here
    ctx.json(with(() -> users.find("a")));
  }

  void genericOther(Context ctx) { // OK: the same helper with nothing that waits
    ctx.json(with(() -> "a"));
  }

  private static <T> T with(Supplier<T> s) {
    return s.get();
  }

  void builder(Context ctx) { // BLOCKS: a builder keeps the function and runs it
    ctx.json(new Request().with(() -> users.find("a")).send());
  }

  void builderLater(Context ctx) { // OK: the builder's function is never run
    new Request().with(() -> users.find("a"));
  }

  static final class Request {
    private Supplier<?> s;

    Request with(Supplier<?> s) {
      this.s = s;
      return this;
    }

    Object send() {
      return s.get();
    }
  }

  void optionalStage(Context ctx) { // OK: chained to the store, answered there
    ctx.future(
        () ->
            async
                .find("a")
                .thenCompose(
                    u ->
                        u.isPresent()
                            ? async.find("b")
                            : CompletableFuture.completedFuture(Optional.empty()))
                .thenAccept(ctx::json)
                .toCompletableFuture());
  }

  void acquires(Context ctx) throws Exception { // MAY: lock with time
    ReentrantLock l = new ReentrantLock();
    if (l.tryLock(1, TimeUnit.SECONDS)) l.unlock();
  }
}
