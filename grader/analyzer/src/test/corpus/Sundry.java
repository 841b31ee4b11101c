package corpus;

import io.javalin.http.Context;
import java.io.*;
import java.net.*;
import java.nio.channels.*;
import java.nio.file.*;
import java.security.*;
import java.time.*;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.*;
import java.util.stream.*;
import javax.crypto.*;
import javax.crypto.spec.*;
import unblock.given.AsyncUserStore;
import unblock.given.User;
import unblock.given.UserStore;

class Sundry extends Handlers {
  private final UserStore users;
  private final AsyncUserStore async;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final ExecutorService single;
  private final Semaphore permits = new Semaphore(16);
  private final ConcurrentHashMap<String, Optional<User>> known = new ConcurrentHashMap<>();
  private final Map<String, CompletableFuture<Optional<User>>> flights = new ConcurrentHashMap<>();
  private final BlockingQueue<Work> queue = new LinkedBlockingQueue<>();

  private static final class Pools {
    static final ExecutorService IO = Executors.newCachedThreadPool();
  }

  private final Function<String, Optional<User>> find;
  private final Service service;

  record Work(String name, CompletableFuture<Optional<User>> answer) {}

  sealed interface Reply permits Ok, Bad {}

  record Ok(User user) implements Reply {}

  record Bad(String why) implements Reply {}

  interface Task<T> {
    T run() throws Exception;
  }

  abstract static class Service {
    abstract Optional<User> load(String n);

    CompletableFuture<Optional<User>> later(String n, Executor e) {
      return CompletableFuture.supplyAsync(() -> load(n), e);
    }

    Optional<User> now(String n) {
      return load(n);
    }
  }

  static class Counter {
    private int n;

    synchronized int next() {
      return ++n;
    }
  }

  private final Counter counter = new Counter();

  Sundry(UserStore users, AsyncUserStore async) {
    this.users = users;
    this.async = async;
    this.single = Executors.newSingleThreadExecutor();
    this.find = users::find;
    this.service =
        new Service() {
          @Override
          Optional<User> load(String n) {
            return users.find(n);
          }
        };
    Thread worker =
        new Thread(
            () -> {
              while (true) {
                try {
                  Work w = queue.take();
                  w.answer().complete(users.find(w.name()));
                } catch (InterruptedException e) {
                  return;
                }
              }
            });
    worker.start();
  }

  private <T> void respond(Context ctx, Task<T> task) {
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(
                    () -> {
                      try {
                        return task.run();
                      } catch (Exception e) {
                        throw new CompletionException(e);
                      }
                    },
                    pool)
                .thenAccept(ctx::json));
  }

  private void respondHere(Context ctx, Task<?> task) throws Exception {
    ctx.json(task.run());
  }

  void responds(Context ctx) { // OK: through a helper with an interface of its own
    respond(ctx, () -> users.find("a"));
  }

  void respondsHere(Context ctx) throws Exception { // BLOCKS: the helper runs it here
    respondHere(ctx, () -> users.find("a"));
  }

  void queued(Context ctx) { // OK: a queue with a worker of its own
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    queue.add(new Work("a", answer));
    ctx.future(() -> answer.thenAccept(ctx::json));
  }

  void queuedAndWaits(Context ctx) throws Exception { // BLOCKS: waits for the worker of its own
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    queue.add(new Work("a", answer));
    ctx.json(answer.get());
  }

  void pattern(Context ctx) { // BLOCKS: the reply is looked up here
    Reply r = reply("a");
    if (r instanceof Ok ok) {
      ctx.json(ok.user());
    } else if (r instanceof Bad bad) {
      ctx.status(404).result(bad.why());
    }
  }

  private Reply reply(String n) {
    return users.find(n).<Reply>map(Ok::new).orElseGet(() -> new Bad("none"));
  }

  void patternLater(Context ctx) { // OK: the reply is looked up by the pool
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> reply("a"), Pools.IO).thenAccept(r -> ctx.json(r)));
  }

  void holderPool(Context ctx) { // OK: a pool in a holder class
    Pools.IO.execute(() -> users.find("a"));
  }

  void viaField(Context ctx) { // BLOCKS: a function in a field
    ctx.json(find.apply("a"));
  }

  void viaFieldLater(Context ctx) { // OK: the function in the field, on the pool
    ctx.future(
        () ->
            CompletableFuture.completedFuture("a")
                .thenApplyAsync(find, pool)
                .thenAccept(ctx::json));
  }

  void serviceNow(Context ctx) { // BLOCKS: an anonymous subclass loads here
    ctx.json(service.now("a"));
  }

  void serviceLater(Context ctx) { // OK: an anonymous subclass loads on the pool
    ctx.future(() -> service.later("a", pool).thenAccept(ctx::json));
  }

  void counts(Context ctx) { // OK: a synchronized counter
    ctx.json(counter.next());
  }

  void guarded(Context ctx) { // OK: permits are tried, not waited for
    if (!permits.tryAcquire()) {
      ctx.status(429);
      return;
    }
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find("a"), pool)
                .whenComplete((v, e) -> permits.release())
                .thenAccept(ctx::json));
  }

  void guardedTime(Context ctx) throws Exception { // BLOCKS: waits for a permit
    if (permits.tryAcquire(1, TimeUnit.SECONDS)) {
      permits.release();
    }
  }

  void singleFlight(Context ctx) { // OK: one flight per name
    CompletableFuture<Optional<User>> f =
        flights.computeIfAbsent("a", n -> CompletableFuture.supplyAsync(() -> users.find(n), pool));
    f.whenComplete((v, e) -> flights.remove("a", f));
    ctx.future(() -> f.thenAccept(ctx::json));
  }

  void computeIfAbsent(Context ctx) { // BLOCKS: loads in computeIfAbsent
    ctx.json(known.computeIfAbsent("a", users::find));
  }

  void merges(Context ctx) { // OK: merges numbers
    Map<String, Integer> m = new HashMap<>();
    m.merge("a", 1, Integer::sum);
    ctx.json(m);
  }

  void allOfList(Context ctx) { // OK: allOf a stream of futures
    List<CompletableFuture<Optional<User>>> fs =
        Stream.of("a", "b")
            .map(n -> CompletableFuture.supplyAsync(() -> users.find(n), pool))
            .toList();
    ctx.future(
        () ->
            CompletableFuture.allOf(fs.toArray(CompletableFuture[]::new))
                .thenApply(
                    v -> fs.stream().map(CompletableFuture::join).collect(Collectors.toList()))
                .thenAccept(ctx::json));
  }

  void joinsStream(Context ctx) { // BLOCKS: joins each in a stream
    ctx.json(
        Stream.of("a", "b")
            .map(n -> CompletableFuture.supplyAsync(() -> users.find(n), pool))
            .map(CompletableFuture::join)
            .toList());
  }

  void allOfJoin(Context ctx) { // BLOCKS: joins allOf
    CompletableFuture.allOf(CompletableFuture.supplyAsync(() -> users.find("a"), pool)).join();
  }

  void anyOf(Context ctx) { // OK: the first of two
    ctx.future(
        () ->
            CompletableFuture.anyOf(
                    CompletableFuture.supplyAsync(() -> users.find("a"), pool),
                    CompletableFuture.supplyAsync(() -> users.find("b"), pool))
                .thenAccept(ctx::json));
  }

  void timeout(Context ctx) { // OK: gives up without waiting
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find("a"), pool)
                .orTimeout(1, TimeUnit.SECONDS)
                .exceptionally(e -> Optional.empty())
                .thenAccept(ctx::json));
  }

  void hashesPassword(Context ctx) throws Exception { // COMPUTES: PBKDF2 in a helper
    ctx.result(Base64.getEncoder().encodeToString(hash(ctx.formParam("p"))));
  }

  private static byte[] hash(String p) throws GeneralSecurityException {
    return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA1")
        .generateSecret(new PBEKeySpec(p.toCharArray(), new byte[8], 65536, 128))
        .getEncoded();
  }

  void hashesOnPool(Context ctx) { // OK: the pool hashes
    respond(ctx, () -> hash("a"));
  }

  void primes(Context ctx) { // COMPUTES: looks for a large prime
    ctx.result(java.math.BigInteger.probablePrime(2048, new Random()).toString());
  }

  void keyPair(Context ctx) throws Exception { // COMPUTES: generates keys
    KeyPairGenerator g = KeyPairGenerator.getInstance("RSA");
    g.initialize(4096);
    ctx.json(g.generateKeyPair().getPublic().getEncoded());
  }

  void serviceLoader(Context ctx) { // OPAQUE: somebody's service
    for (Runnable r : ServiceLoader.load(Runnable.class)) {
      r.run();
    }
  }

  void proxy(Context ctx) { // OPAQUE: a proxy
    Runnable r =
        (Runnable)
            java.lang.reflect.Proxy.newProxyInstance(
                Sundry.class.getClassLoader(), new Class<?>[] {Runnable.class}, (p, m, a) -> null);
    r.run();
  }

  void forName(Context ctx) throws Exception { // OPAQUE: made by name
    Object o = Class.forName("corpus.Later").getDeclaredConstructor().newInstance();
    ctx.result(o.toString());
  }

  void channel(Context ctx) throws Exception { // BLOCKS: a file channel
    try (FileChannel c = FileChannel.open(Path.of("a"), StandardOpenOption.READ)) {
      ctx.result("" + c.size());
    }
  }

  void asyncChannelGet(Context ctx) throws Exception { // BLOCKS: get on an async channel's future
    try (AsynchronousFileChannel c = AsynchronousFileChannel.open(Path.of("a"))) {
      c.read(java.nio.ByteBuffer.allocate(8), 0).get();
    }
  }

  void dns(Context ctx) throws Exception { // BLOCKS: asks the name service
    ctx.result(InetAddress.getByName(ctx.queryParam("h")).getHostAddress());
  }

  void socket(Context ctx) throws Exception { // BLOCKS: connects
    try (Socket s = new Socket("localhost", 80)) {
      s.getOutputStream().write(1);
    }
  }

  void printsToFile(Context ctx) throws Exception { // BLOCKS: writes a file
    try (PrintWriter w = new PrintWriter(new FileWriter("log.txt", true))) {
      w.println("a");
    }
  }

  void logs(Context ctx) { // OK: a logger
    java.util.logging.Logger.getLogger("a").info("a " + ctx.path());
    System.Logger l = System.getLogger("a");
    l.log(System.Logger.Level.INFO, "a");
  }

  void properties(Context ctx) throws Exception { // BLOCKS: reads properties from a file
    Properties p = new Properties();
    try (InputStream in = Files.newInputStream(Path.of("a"))) {
      p.load(in);
    }
    ctx.result(p.getProperty("a"));
  }

  void propertiesInMemory(Context ctx) throws Exception { // OK: reads properties from a text
    Properties p = new Properties();
    p.load(new StringReader(ctx.body()));
    ctx.result(p.getProperty("a"));
  }

  void exchanges(Context ctx) throws Exception { // BLOCKS: exchanges
    new Exchanger<String>().exchange("a");
  }

  void waits(Context ctx) throws Exception { // BLOCKS: waits on a monitor
    synchronized (this) {
      wait(100);
    }
  }

  void notifies(Context ctx) { // OK: notify waits for nobody
    synchronized (counter) {
      counter.notifyAll();
    }
  }

  void invokeAny(Context ctx) throws Exception { // BLOCKS: invokeAny waits
    ctx.json(pool.invokeAny(List.of(() -> users.find("a"), () -> users.find("b"))));
  }

  void shutsDown(Context ctx) { // OK: shutdown does not wait
    single.shutdown();
  }

  void awaitsTermination(Context ctx) throws Exception { // BLOCKS: waits for the pool's end
    single.shutdown();
    single.awaitTermination(1, TimeUnit.SECONDS);
  }

  void forkJoin(Context ctx) { // BLOCKS: invoke waits
    ForkJoinPool.commonPool()
        .invoke(
            new RecursiveTask<Optional<User>>() {
              @Override
              protected Optional<User> compute() {
                return users.find("a");
              }
            });
  }

  void forkOnly(Context ctx) { // OK: fork does not wait
    new RecursiveTask<Optional<User>>() {
      @Override
      protected Optional<User> compute() {
        return users.find("a");
      }
    }.fork();
  }

  void stageOfStore(Context ctx) { // OK: two stages of the store, combined
    ctx.future(
        () ->
            async
                .find("a")
                .thenCombine(async.find("b"), (a, b) -> List.of(a, b))
                .thenAccept(ctx::json)
                .toCompletableFuture());
  }

  void offWorkerContinuation(Context ctx) { // OK: what blocks after the store is moved to the pool
    ctx.future(
        () ->
            async
                .find("a")
                .thenApplyAsync(u -> users.find("b"), pool)
                .thenAccept(ctx::json)
                .toCompletableFuture());
  }

  void blocksInHandle(Context ctx) { // BLOCKS: handle after the store runs on the worker
    ctx.future(
        () ->
            async
                .find("a")
                .handle((u, e) -> users.find("b"))
                .thenAccept(ctx::json)
                .toCompletableFuture());
  }

  void timeoutThenBlocks(Context ctx) { // BLOCKS: the stage is complete already
    ctx.future(
        () ->
            CompletableFuture.completedFuture("a")
                .orTimeout(1, TimeUnit.SECONDS)
                .thenApply(users::find)
                .thenAccept(ctx::json));
  }

  void varHandleFlag(Context ctx) { // BLOCKS: busy waiting with a deadline
    AtomicBoolean done = new AtomicBoolean();
    pool.execute(() -> done.set(true));
    long end = System.nanoTime() + 1_000_000;
    while (!done.get() && System.nanoTime() < end) {
      Thread.onSpinWait();
    }
  }

  void volatileSpin(Context ctx) { // BLOCKS: spins on a field
    while (!ready) {
      Thread.onSpinWait();
    }
  }

  private volatile boolean ready;

  void clockSpin(Context ctx) { // BLOCKS: spins on the clock
    long end = System.currentTimeMillis() + 1000;
    while (System.currentTimeMillis() < end) {}
  }

  void emptySpin(Context ctx) { // BLOCKS: spins on a field without a hint
    while (!ready) {}
  }

  void consumer(Context ctx) { // BLOCKS: ifPresentOrElse runs here
    Optional.of("a").ifPresentOrElse(n -> ctx.json(users.find(n)), () -> ctx.status(404));
  }

  void enumStrategy(Context ctx) { // BLOCKS: an enum's lambda
    ctx.json(Mode.SLOW.f.apply(users, "a"));
  }

  enum Mode {
    SLOW((u, n) -> u.find(n));
    final BiFunction<UserStore, String, Object> f;

    Mode(BiFunction<UserStore, String, Object> f) {
      this.f = f;
    }
  }
}
