package corpus;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Exchanger;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.Phaser;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.given.User;
import unblock.given.UserStore;

/** Results fetched from other threads: waited for in many ways, or only looked at. */
class StudentsWaiting extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final SynchronousQueue<String> handOff = new SynchronousQueue<>();
  private final Exchanger<String> exchanger = new Exchanger<>();
  private final CountDownLatch warmedUp = new CountDownLatch(1);
  private final CallbackStore callbacks;
  private volatile boolean maintenance;

  StudentsWaiting(UserStore users) {
    this.users = users;
    this.callbacks = new CallbackStore(users);
    pool.execute(
        () -> {
          users.find("warm-up");
          warmedUp.countDown();
        });
  }

  /** As in the browser: find, and call me back. */
  static class CallbackStore {
    private final UserStore users;

    CallbackStore(UserStore users) {
      this.users = users;
    }

    void find(String name, BiConsumer<Optional<User>, Throwable> callback) {
      try {
        callback.accept(users.find(name), null);
      } catch (RuntimeException e) {
        callback.accept(Optional.empty(), e);
      }
    }
  }

  private CompletableFuture<Optional<User>> find(String name) {
    return CompletableFuture.supplyAsync(() -> users.find(name), pool);
  }

  void joinedInStream(Context ctx) { // BLOCKS: CompletableFuture::join as a stream's step
    List<CompletableFuture<Optional<User>>> futures =
        ctx.formParams("username").stream().map(this::find).collect(Collectors.toList());
    List<String> infos =
        futures.stream()
            .map(CompletableFuture::join)
            .flatMap(Optional::stream)
            .map(User::info)
            .collect(Collectors.toList());
    ctx.json(infos);
  }

  void streamNeverDrawn(Context ctx) { // MISS OK: a stream without an end looks nobody up; told where it is built
    Stream<String> infos =
        ctx.formParams("username").stream()
            .peek(name -> System.out.println("asking for " + name))
            .map(users::find)
            .map(found -> found.map(User::info).orElse("unknown"));
    ctx.json(Map.of("parallel", infos.isParallel()));
  }

  void runThenGet(Context ctx) throws Exception { // BLOCKS: get at the end of the chain
    StringBuilder text = new StringBuilder();
    String name = ctx.formParam("username");
    CompletableFuture.runAsync(() -> users.find(name).ifPresent(u -> text.append(u.info())), pool)
        .thenRun(() -> text.append('\n'))
        .get();
    ctx.result(text.toString());
  }

  void polledWithTimeout(Context ctx) throws InterruptedException { // BLOCKS: poll waits up to 2 s
    BlockingQueue<Optional<User>> answers = new LinkedBlockingQueue<>();
    String name = ctx.formParam("username");
    pool.execute(() -> answers.add(users.find(name)));
    Optional<User> found = answers.poll(2, TimeUnit.SECONDS);
    if (found == null) {
      ctx.status(504).json(Map.of("detail", "Gateway timeout"));
    } else {
      ctx.result(found.map(User::info).orElse("unknown"));
    }
  }

  void polledAtOnce(Context ctx) { // OK: poll without a time gives null when nothing is there
    BlockingQueue<Optional<User>> answers = new LinkedBlockingQueue<>();
    String name = ctx.formParam("username");
    pool.execute(() -> answers.add(users.find(name)));
    Optional<User> found = answers.poll();
    ctx.status(found == null ? 202 : 200).json(Map.of("left", answers.size()));
  }

  void handedOver(Context ctx) throws InterruptedException { // BLOCKS: the taker is still busy
    pool.execute(
        () -> {
          try {
            Optional<User> host = users.find("host");
            String guest = handOff.take();
            System.out.println(host.map(User::username).orElse("nobody") + " greets " + guest);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        });
    handOff.put(Objects.requireNonNullElse(ctx.formParam("username"), "nobody"));
    ctx.status(202);
  }

  void handedOverIfTaken(Context ctx) { // OK: offer succeeds only when somebody already waits
    boolean taken = handOff.offer(Objects.requireNonNullElse(ctx.formParam("username"), "nobody"));
    ctx.status(taken ? 202 : 503);
    ctx.json(Map.of("taken", taken));
  }

  void phased(Context ctx) { // BLOCKS: arriveAndAwaitAdvance waits for the pool's threads
    List<String> names = ctx.formParams("username");
    Map<String, String> infos = new ConcurrentHashMap<>();
    Phaser phaser = new Phaser(1);
    for (String name : names) {
      phaser.register();
      pool.execute(
          () -> {
            users.find(name).ifPresent(user -> infos.put(name, user.info()));
            phaser.arriveAndDeregister();
          });
    }
    phaser.arriveAndAwaitAdvance();
    ctx.json(infos);
  }

  void exchanged(Context ctx) throws Exception { // BLOCKS: exchange waits for the other side
    String mine = Objects.requireNonNullElse(ctx.formParam("username"), "nobody");
    String theirs = exchanger.exchange(mine, 1, TimeUnit.SECONDS);
    ctx.result(mine + " meets " + theirs);
  }

  void parkedUntilFlag(Context ctx) { // BLOCKS: parks and looks, until the flag is up
    AtomicBoolean done = new AtomicBoolean();
    List<User> found = new ArrayList<>();
    String name = ctx.formParam("username");
    pool.execute(
        () -> {
          users.find(name).ifPresent(found::add);
          done.set(true);
        });
    while (!done.get()) {
      LockSupport.parkNanos(1_000_000);
    }
    ctx.json(Map.of("known", !found.isEmpty()));
  }

  void onlyIfWarm(Context ctx) { // OK: getCount is looked at, nobody awaits
    if (warmedUp.getCount() > 0 || maintenance) {
      ctx.status(503).header("Retry-After", "2").json(Map.of("detail", "Service unavailable"));
      return;
    }
    ctx.future(
        () ->
            find(ctx.formParam("username"))
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("unknown"))));
  }

  void switchedOff(Context ctx) { // OK: sets a flag that handlers look at
    boolean before = maintenance;
    maintenance = "on".equals(ctx.formParam("maintenance"));
    Thread.currentThread().setName("worker" + (maintenance ? "-off" : ""));
    ctx.json(Map.of("before", before, "now", maintenance));
  }

  void pipedFromThread(Context ctx) throws IOException { // BLOCKS: reads what a thread still writes
    PipedInputStream in = new PipedInputStream();
    PipedOutputStream out = new PipedOutputStream(in);
    String name = ctx.formParam("username");
    pool.execute(
        () -> {
          try (out) {
            String info = users.find(name).map(User::info).orElse("");
            out.write(info.getBytes(StandardCharsets.UTF_8));
          } catch (IOException e) {
            System.err.println("pipe broken: " + e);
          }
        });
    try (in) {
      ctx.result(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  void doneHandlesOnly(Context ctx) { // OK: only the finished futures are joined
    List<CompletableFuture<Optional<User>>> futures =
        ctx.formParams("username").stream().map(this::find).toList();
    List<String> ready = new ArrayList<>();
    for (CompletableFuture<Optional<User>> future : futures) {
      if (future.isDone()) {
        ready.add(future.join().map(User::info).orElse("unknown"));
      } else {
        future.cancel(true);
      }
    }
    ctx.json(ready);
  }

  void calledBack(Context ctx) { // BLOCKS: a callback, but find asks before it calls back
    callbacks.find(
        ctx.formParam("username"),
        (found, failure) -> {
          if (failure != null) {
            ctx.status(503).json(Map.of("detail", "Service unavailable"));
          } else {
            ctx.json(Map.of("info", found.map(User::info).orElse("unknown")));
          }
        });
  }
}
