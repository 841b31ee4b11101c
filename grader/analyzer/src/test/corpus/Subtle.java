package corpus;

import io.javalin.http.Context;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import unblock.given.User;
import unblock.given.UserStore;

/** What stands in no source: hidden calls, locks, initialisers, loops, reflection. */
class Subtle extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final Object lock = new Object();
  private final Object ioLock = new Object();
  private final ReentrantLock mutex = new ReentrantLock();
  private final ReentrantLock ioMutex = new ReentrantLock();
  private final Map<String, Integer> counts = new HashMap<>();
  private final AtomicInteger attempts = new AtomicInteger();
  private final AtomicBoolean ready = new AtomicBoolean();

  Subtle(UserStore users) {
    this.users = users;
  }

  static final class Slow implements Comparable<Slow> {
    private final UserStore users;

    Slow(UserStore users) {
      this.users = users;
    }

    @Override
    public String toString() {
      return users.find("a").toString();
    }

    @Override
    public int hashCode() {
      return users.find("a").hashCode();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof Slow;
    }

    @Override
    public int compareTo(Slow other) {
      users.find("a");
      return 0;
    }
  }

  void concatenates(Context ctx) { // BLOCKS: toString behind string concatenation
    Slow slow = new Slow(users);
    ctx.result("user " + slow);
  }

  void valueOf(Context ctx) { // BLOCKS: toString behind String.valueOf
    ctx.result(String.valueOf(new Slow(users)));
  }

  void hashes(Context ctx) { // BLOCKS: hashCode behind a set
    Set<Slow> all = new HashSet<>();
    all.add(new Slow(users));
  }

  void sorts(Context ctx) { // BLOCKS: compareTo behind a sorted set
    TreeSet<Slow> all = new TreeSet<>();
    all.add(new Slow(users));
  }

  void listsOnly(Context ctx) { // OK: a list asks nobody for a hash code when it adds
    new java.util.ArrayList<Slow>().add(new Slow(users));
  }

  void guardsMemory(Context ctx) { // OK: a lock around memory only
    synchronized (lock) {
      counts.merge("a", 1, Integer::sum);
    }
    mutex.lock();
    try {
      attempts.incrementAndGet();
    } finally {
      mutex.unlock();
    }
  }

  synchronized void synchronizedMemory(Context ctx) { // OK: nothing is waited for under this lock
    attempts.incrementAndGet();
  }

  void guardsStore(Context ctx) { // BLOCKS: a lock held across the database
    synchronized (counts) {
      users.find("a");
    }
  }

  void holdsLockOnPool(Context ctx) { // OK: a pool thread holds the lock across the database
    ctx.async(
        () -> {
          synchronized (ioLock) {
            ctx.json(users.find("a"));
          }
        });
  }

  void waitsForPoolsLock(Context ctx) { // MAY: the pool thread may hold the lock
    synchronized (ioLock) {
      attempts.incrementAndGet();
    }
  }

  void holdsMutexOnPool(Context ctx) { // OK: a pool thread holds the lock across the database
    ctx.async(
        () -> {
          ioMutex.lock();
          try {
            ctx.json(users.find("a"));
          } finally {
            ioMutex.unlock();
          }
        });
  }

  void waitsForPoolsMutex(Context ctx) { // MAY: the pool thread may hold the lock
    ioMutex.lock();
    try {
      attempts.incrementAndGet();
    } finally {
      ioMutex.unlock();
    }
  }

  void triesPoolsMutex(Context ctx) { // OK: tryLock gives up at once
    if (ioMutex.tryLock()) {
      ioMutex.unlock();
    }
  }

  static final class Holder {
    static final Connection DB = connect();

    private static Connection connect() {
      try {
        return DriverManager.getConnection("jdbc:sqlite:users.db");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  void initialises(Context ctx) { // MAY: the first use of Holder connects
    ctx.result(Holder.DB.toString());
  }

  static final class Loading implements AutoCloseable {
    @Override
    public void close() throws InterruptedException {
      Thread.sleep(100);
    }
  }

  void closes(Context ctx) throws Exception { // BLOCKS: close at the end of try
    try (Loading loading = new Loading()) {
      ctx.result(loading.getClass().getName());
    }
  }

  void spins(Context ctx) throws Exception { // BLOCKS: spins until the future is done
    Future<Optional<User>> answer = pool.submit(() -> users.find("a"));
    while (!answer.isDone()) {
      Thread.onSpinWait();
    }
    ctx.json(answer.get());
  }

  void spinsQuietly(Context ctx) throws Exception { // BLOCKS: the same without a hint
    Future<Optional<User>> answer = pool.submit(() -> users.find("a"));
    while (!answer.isDone()) {}
    ctx.json(answer.get());
  }

  void spinsOnFlag(Context ctx) { // BLOCKS: spins on a flag
    while (!ready.get()) {
      Thread.yield();
    }
  }

  void sleepsForResult(Context ctx) throws Exception { // BLOCKS: sleeps until there is a result
    Future<Optional<User>> answer = pool.submit(() -> users.find("a"));
    while (!answer.isDone()) {
      Thread.sleep(10);
    }
    ctx.json(answer.get());
  }

  void countsDone(Context ctx) { // OK: a loop that asks each future once
    List<CompletableFuture<String>> all = List.of(CompletableFuture.supplyAsync(() -> "a"));
    int done = 0;
    for (CompletableFuture<String> each : all) {
      if (each.isDone()) {
        done++;
      }
    }
    ctx.status(200 + done);
  }

  void firstDone(Context ctx) { // OK: leaves the loop at the first that is done
    List<CompletableFuture<String>> all = List.of(CompletableFuture.supplyAsync(() -> "a"));
    for (CompletableFuture<String> each : all) {
      if (each.isDone()) {
        ctx.status(200);
        return;
      }
    }
    ctx.status(202);
  }

  void reflects(Context ctx) throws Exception { // OPAQUE: reflection
    UserStore.class.getMethod("find", String.class).invoke(users, "a");
  }

  void handles(Context ctx) throws Exception { // OPAQUE: a method handle
    MethodHandle find =
        MethodHandles.lookup()
            .findVirtual(
                UserStore.class, "find", MethodType.methodType(Optional.class, String.class));
    try {
      find.invoke(users, "a");
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  void reflectsOnPool(Context ctx) { // OK: reflection off the worker
    ctx.async(() -> UserStore.class.getMethod("find", String.class).invoke(users, "a"));
  }

  private native String compute();

  void callsNative(Context ctx) { // OPAQUE: native code
    ctx.result(compute());
  }

  void derivesKey(Context ctx) throws Exception { // COMPUTES: PBKDF2
    PBEKeySpec spec = new PBEKeySpec("secret".toCharArray(), new byte[16], 100_000, 256);
    SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256").generateSecret(spec);
  }

  void hashesInLoop(Context ctx) throws Exception { // COMPUTES: hashes again and again
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    byte[] hash = "secret".getBytes();
    for (int i = 0; i < 100_000; i++) {
      hash = digest.digest(hash);
    }
    ctx.result(hash);
  }

  void hashesOnce(Context ctx) throws Exception { // OK: one short hash
    ctx.result(MessageDigest.getInstance("SHA-256").digest("secret".getBytes()));
  }

  void derivesKeyOnPool(Context ctx) { // OK: the pool computes
    ctx.async(
        () ->
            SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(new PBEKeySpec("secret".toCharArray(), new byte[16], 1000, 256)));
  }

  private volatile Optional<User> cached;

  void doubleChecked(Context ctx) { // BLOCKS: double-checked locking around the database
    if (cached == null) {
      synchronized (this) {
        if (cached == null) {
          cached = users.find("a");
        }
      }
    }
    ctx.json(cached);
  }
}
