package corpus;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import unblock.given.User;
import unblock.given.UserStore;

/** Locks, permits and monitors: held for a moment, or held while somebody waits. */
class StudentsLocks extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(8);
  private final Semaphore permits = new Semaphore(16);
  private final Lock mapLock = new ReentrantLock();
  private final Map<String, Integer> visits = new HashMap<>();
  private final ReadWriteLock cacheLock = new ReentrantReadWriteLock();
  private final Map<String, String> cache = new LinkedHashMap<>();
  private final Counter counter = new Counter();
  private final TokenBucket bucket = new TokenBucket(10, Duration.ofSeconds(1));
  private final Object storeLock = new Object();
  private final Object turnLock = new Object();
  private final CyclicBarrier barrier = new CyclicBarrier(2);

  StudentsLocks(UserStore users) {
    this.users = users;
  }

  static class Counter {
    private int value;

    synchronized int next() {
      return ++value;
    }
  }

  /** Refills as time passes; there are two ways to ask it. */
  static class TokenBucket {
    private final int size;
    private final long periodNanos;
    private double tokens;
    private long last = System.nanoTime();

    TokenBucket(int size, Duration period) {
      this.size = size;
      this.periodNanos = period.toNanos();
      this.tokens = size;
    }

    private void refill() {
      long now = System.nanoTime();
      tokens = Math.min(size, tokens + (double) (now - last) * size / periodNanos);
      last = now;
    }

    boolean tryTake() {
      refill();
      if (tokens < 1) {
        return false;
      }
      tokens--;
      return true;
    }

    void take() throws InterruptedException {
      while (!tryTake()) {
        Thread.sleep(50);
      }
    }
  }

  void limitedByPermit(Context ctx) { // OK: tryAcquire refuses at once, whenComplete gives back
    if (!permits.tryAcquire()) {
      ctx.status(429).json(Map.of("detail", "Too many requests"));
      return;
    }
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), pool)
                .whenComplete((found, failure) -> permits.release())
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("unknown"))));
  }

  void waitsForPermit(Context ctx) throws InterruptedException { // MISS MAY: waits when 16 are out; told as sure
    permits.acquire();
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> users.find(name), pool)
                .whenComplete((found, failure) -> permits.release())
                .thenAccept(found -> ctx.result(found.map(User::info).orElse("unknown"))));
  }

  void limitedByBucket(Context ctx) { // OK: arithmetic on the clock, no waiting
    if (bucket.tryTake()) {
      ctx.status(200).result("let in as number " + counter.next());
    } else {
      ctx.status(429).header("Retry-After", "1").result("slow down");
    }
  }

  void waitsForBucket(Context ctx) throws InterruptedException { // MISS MAY: sleeps when none is left; told as sure
    bucket.take();
    ctx.result("let in as number " + counter.next());
  }

  void countedUnderLock(Context ctx) { // OK: the lock is held for one merge and never elsewhere
    int count;
    mapLock.lock();
    try {
      count = visits.merge(String.valueOf(ctx.formParam("username")), 1, Integer::sum);
    } finally {
      mapLock.unlock();
    }
    ctx.json(Map.of("visits", count));
  }

  void readFromLockedCache(Context ctx) { // MAY: a pool thread looks up under the write lock
    String name = ctx.formParam("username");
    String cached;
    cacheLock.readLock().lock();
    try {
      cached = cache.get(name);
    } finally {
      cacheLock.readLock().unlock();
    }
    if (cached != null) {
      ctx.result(cached);
      return;
    }
    ctx.future(() -> CompletableFuture.supplyAsync(() -> load(name), pool).thenAccept(ctx::result));
  }

  private String load(String name) {
    cacheLock.writeLock().lock();
    try {
      return cache.computeIfAbsent(name, key -> users.find(key).map(User::info).orElse(""));
    } finally {
      cacheLock.writeLock().unlock();
    }
  }

  void findUnderMonitor(Context ctx) { // BLOCKS: one look-up at a time, on the worker at that
    Optional<User> found;
    synchronized (storeLock) {
      found = users.find(ctx.formParam("username"));
    }
    ctx.result(found.map(User::history).orElse("unknown"));
  }

  void monitorOnPoolOnly(Context ctx) { // OK: only pool threads ever take that monitor
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(
                    () -> {
                      synchronized (turnLock) {
                        return users.find(name);
                      }
                    },
                    pool)
                .thenAccept(found -> ctx.result(found.map(User::history).orElse("unknown"))));
  }

  void waitNotify(Context ctx) throws InterruptedException { // BLOCKS: waits to be notified
    Object[] box = new Object[1];
    String name = ctx.formParam("username");
    new Thread(
            () -> {
              Object found = users.find(name);
              synchronized (box) {
                box[0] = found;
                box.notifyAll();
              }
            })
        .start();
    synchronized (box) {
      while (box[0] == null) {
        box.wait();
      }
    }
    ctx.result(box[0].toString());
  }

  void conditionAwaited(Context ctx) throws InterruptedException { // BLOCKS: awaits a condition
    ReentrantLock lock = new ReentrantLock();
    Condition ready = lock.newCondition();
    AtomicInteger found = new AtomicInteger(-1);
    pool.execute(
        () -> {
          int known = users.find(ctx.formParam("username")).isPresent() ? 1 : 0;
          lock.lock();
          try {
            found.set(known);
            ready.signal();
          } finally {
            lock.unlock();
          }
        });
    lock.lock();
    try {
      while (found.get() < 0) {
        ready.await();
      }
    } finally {
      lock.unlock();
    }
    ctx.status(found.get() == 1 ? 200 : 404);
  }

  void pairedRequests(Context ctx) throws InterruptedException { // BLOCKS: needs a second request
    try {
      int place = barrier.await();
      ctx.result("player " + place);
    } catch (BrokenBarrierException e) {
      ctx.status(503).result("the other one gave up");
    }
  }
}
