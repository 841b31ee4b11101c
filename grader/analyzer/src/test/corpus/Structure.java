package corpus;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.function.Supplier;
import unblock.given.User;
import unblock.given.UserStore;

/** How students structure their code: helpers, interfaces, templates, fields, collections. */
class Structure extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final Repository jdbc = new JdbcRepository();
  private final Repository memory = new MemoryRepository();
  private final Map<String, Supplier<String>> slow = new HashMap<>();
  private final Map<String, Supplier<String>> quick = new LinkedHashMap<>();
  private final List<Callable<String>> jobs = new ArrayList<>();
  private final BlockingQueue<Runnable> work = new LinkedBlockingQueue<>();
  private final Function<String, Optional<User>> finder;
  private Handler delegate = new InnerHandler();

  Structure(UserStore users) {
    this.users = users;
    this.finder = users::find;
    slow.put("a", () -> users.find("a").toString());
    quick.put("a", () -> "a");
    jobs.add(() -> users.find("b").toString());
    Thread worker =
        new Thread(
            () -> {
              try {
                while (true) {
                  work.take().run();
                }
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    worker.start();
  }

  interface Repository {
    String load(String name);
  }

  static final class JdbcRepository implements Repository {
    @Override
    public String load(String name) {
      try (Connection db = DriverManager.getConnection("jdbc:sqlite:users.db")) {
        return query(db, name);
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }

    private String query(Connection db, String name) throws SQLException {
      try (PreparedStatement query = db.prepareStatement("SELECT info FROM users")) {
        ResultSet row = query.executeQuery();
        return row.next() ? row.getString(1) : "";
      }
    }
  }

  static final class MemoryRepository implements Repository {
    private final Map<String, String> all = new HashMap<>();

    @Override
    public String load(String name) {
      return all.getOrDefault(name, "");
    }
  }

  void behindHelper(Context ctx) { // BLOCKS: JDBC behind a helper
    ctx.result(describe("a"));
  }

  private String describe(String name) {
    return "user " + lookUp(name);
  }

  private String lookUp(String name) {
    return users.find(name).map(User::info).orElse("nobody");
  }

  void behindInterface(Context ctx) { // BLOCKS: the field holds the JDBC implementation
    ctx.result(jdbc.load("a"));
  }

  void behindInterfaceInMemory(Context ctx) { // OK: the field holds the one in memory
    ctx.result(memory.load("a"));
  }

  void behindTemplate(Context ctx) { // BLOCKS: the template's step waits
    new SlowTemplate().run(ctx);
  }

  void behindQuickTemplate(Context ctx) { // OK: this template's step does not
    new QuickTemplate().run(ctx);
  }

  abstract static class Template {
    void run(Context ctx) {
      ctx.result(step());
    }

    abstract String step();
  }

  static final class SlowTemplate extends Template {
    @Override
    String step() {
      return new JdbcRepository().load("a");
    }
  }

  static final class QuickTemplate extends Template {
    @Override
    String step() {
      return "quick";
    }
  }

  void functionInField(Context ctx) { // BLOCKS: a function in a field
    ctx.json(finder.apply("a"));
  }

  void functionInMap(Context ctx) { // BLOCKS: a function in a map
    ctx.result(slow.get("a").get());
  }

  void quickFunctionInMap(Context ctx) { // OK: another map, of functions that do not wait
    ctx.result(quick.get("a").get());
  }

  void functionsInList(Context ctx) throws Exception { // BLOCKS: functions in a list
    for (Callable<String> job : jobs) {
      ctx.result(job.call());
    }
  }

  void listToPool(Context ctx) { // OK: each of the list goes to the pool
    for (Callable<String> job : jobs) {
      pool.submit(job);
    }
  }

  void queueWithWorker(Context ctx) { // OK: a thread of its own takes from the queue
    CompletableFuture<Optional<User>> answer = new CompletableFuture<>();
    work.add(() -> answer.complete(users.find("a")));
    ctx.future(() -> answer.thenAccept(ctx::json));
  }

  void anonymous(Context ctx) { // BLOCKS: an anonymous class, called here
    Supplier<Optional<User>> supplier =
        new Supplier<>() {
          @Override
          public Optional<User> get() {
            return users.find("a");
          }
        };
    ctx.json(supplier.get());
  }

  void anonymousToPool(Context ctx) { // OK: an anonymous class, given to the pool
    pool.execute(
        new Runnable() {
          @Override
          public void run() {
            users.find("a");
          }
        });
  }

  void innerHandler(Context ctx) throws Exception { // BLOCKS: delegates to an inner class
    delegate.handle(ctx);
  }

  private final class InnerHandler implements Handler {
    @Override
    public void handle(Context ctx) {
      ctx.json(users.find("a"));
    }
  }

  void namedTask(Context ctx) { // OK: a task with a name, given to the pool
    pool.submit(new LoadTask(users, "a"));
    ctx.status(202);
  }

  void namedTaskHere(Context ctx) { // BLOCKS: the same task, run here
    new LoadTask(users, "a").run();
  }

  record LoadTask(UserStore users, String name) implements Runnable {
    @Override
    public void run() {
      users.find(name);
    }
  }

  void ownThread(Context ctx) { // OK: a thread with its own run method, started
    new LoadThread().start();
  }

  void ownThreadRun(Context ctx) { // BLOCKS: a thread with its own run method, run
    new LoadThread().run();
  }

  final class LoadThread extends Thread {
    @Override
    public void run() {
      users.find("a");
    }
  }

  void constructs(Context ctx) { // BLOCKS: a constructor that connects
    ctx.result(new Eager().toString());
  }

  static final class Eager {
    final Connection db;

    Eager() {
      try {
        db = DriverManager.getConnection("jdbc:sqlite:users.db");
      } catch (SQLException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  void unused(Context ctx) { // OK: the code that waits is not called
    ctx.result("quick");
  }

  private String neverCalled() throws InterruptedException {
    Thread.sleep(1000);
    return "late";
  }

  void recursive(Context ctx) throws Exception { // BLOCKS: at the end of a recursion
    retry(3);
  }

  private void retry(int times) throws InterruptedException {
    if (times > 0) {
      Thread.sleep(100);
      retry(times - 1);
    }
  }

  void choosesExecutor(Context ctx) { // MAY: on the same thread when it is a small one
    java.util.concurrent.Executor chosen = ctx.contentLength() < 10 ? Runnable::run : pool;
    chosen.execute(() -> users.find("a"));
  }

  void optional(Context ctx) { // BLOCKS: orElseGet runs here
    ctx.json(Optional.<Optional<User>>empty().orElseGet(() -> users.find("a")));
  }

  void wrapsFunction(Context ctx) { // BLOCKS: composed functions are called here
    Function<String, String> trim = String::trim;
    ctx.json(trim.andThen(name -> users.find(name)).apply(" a "));
  }
}
