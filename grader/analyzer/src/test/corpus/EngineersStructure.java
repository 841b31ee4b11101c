package corpus;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import unblock.given.User;
import unblock.given.UserStore;

/** Code behind interfaces, callbacks, generics, lambdas in fields, and class initialisers. */
class EngineersStructure extends Handlers {
  private static final String AT_START = read("users.txt");
  private static final VarHandle COUNT = countHandle();

  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(16);
  private final Bus bus = new Bus();
  private final QueuedBus queued = new QueuedBus(pool);
  private final Repository<String, String> titles = new MemoryRepository<>();
  private final Repository<String, User> accounts;
  private final Callable<Object> task;
  private final Function<String, Supplier<Object>> loader;
  private final Handler timed;
  private final Handler timedPage;
  private final Map<String, Consumer<Context>> actions = new ConcurrentHashMap<>();
  private final Lazy<String> banner = new Lazy<>(() -> read("banner.txt"));
  private final Page about = new TextPage();
  private final Page profile;
  private int count;

  EngineersStructure(UserStore users) {
    this.users = users;
    this.accounts = new Cached<>(new StoredRepository(users));
    this.task = () -> users.find("a");
    this.loader = name -> () -> users.find(name);
    this.timed = timed(ctx -> ctx.result(users.find("a").toString()));
    this.timedPage = timed(ctx -> ctx.result("page"));
    this.profile = new ProfilePage(users);
    bus.register(LoggedIn.class, event -> users.find(event.name()));
    bus.register(LoggedOut.class, event -> count++);
    queued.register(event -> users.find(event.name()));
    actions.put("find", ctx -> ctx.result(users.find("a").toString()));
  }

  private static String read(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static VarHandle countHandle() {
    try {
      return MethodHandles.lookup().findVarHandle(EngineersStructure.class, "count", int.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  private record LoggedIn(String name) {}

  private record LoggedOut(String name) {}

  /** Listeners by the type of their event, called by the publisher. */
  private static final class Bus {
    private final Map<Class<?>, List<Consumer<Object>>> listeners = new ConcurrentHashMap<>();

    <E> void register(Class<E> type, Consumer<? super E> listener) {
      listeners
          .computeIfAbsent(type, key -> new ArrayList<>())
          .add(event -> listener.accept(type.cast(event)));
    }

    void publish(Object event) {
      listeners.getOrDefault(event.getClass(), List.of()).forEach(each -> each.accept(event));
    }
  }

  /** Listeners that an executor calls. */
  private static final class QueuedBus {
    private final List<Consumer<LoggedIn>> listeners = new ArrayList<>();
    private final ExecutorService executor;

    QueuedBus(ExecutorService executor) {
      this.executor = executor;
    }

    void register(Consumer<LoggedIn> listener) {
      listeners.add(listener);
    }

    void publish(LoggedIn event) {
      listeners.forEach(each -> executor.execute(() -> each.accept(event)));
    }
  }

  private interface Repository<K, V> {
    Optional<V> byKey(K key);

    default V require(K key) {
      return byKey(key).orElseThrow();
    }
  }

  private static final class MemoryRepository<K, V> implements Repository<K, V> {
    private final Map<K, V> rows = new ConcurrentHashMap<>();

    @Override
    public Optional<V> byKey(K key) {
      return Optional.ofNullable(rows.get(key));
    }
  }

  private record StoredRepository(UserStore users) implements Repository<String, User> {
    @Override
    public Optional<User> byKey(String key) {
      return users.find(key);
    }
  }

  /** Asks the other repository the first time. */
  private static final class Cached<K, V> implements Repository<K, V> {
    private final Map<K, Optional<V>> known = new ConcurrentHashMap<>();
    private final Repository<K, V> other;

    Cached(Repository<K, V> other) {
      this.other = other;
    }

    @Override
    public Optional<V> byKey(K key) {
      return known.computeIfAbsent(key, other::byKey);
    }
  }

  private static final class Lazy<T> implements Supplier<T> {
    private final Supplier<T> source;
    private T value;

    Lazy(Supplier<T> source) {
      this.source = source;
    }

    @Override
    public synchronized T get() {
      if (value == null) {
        value = source.get();
      }
      return value;
    }
  }

  private abstract static class Page {
    final String render() {
      return "<h1>" + title() + "</h1>" + body();
    }

    String title() {
      return "Page";
    }

    abstract String body();
  }

  private static final class TextPage extends Page {
    @Override
    String body() {
      return "text";
    }
  }

  private static final class ProfilePage extends Page {
    private final UserStore users;

    ProfilePage(UserStore users) {
      this.users = users;
    }

    @Override
    String body() {
      return users.find("a").toString();
    }
  }

  private static final class Template {
    static final int WIDTH = 80;
    static final int LINES;
    static final String TEXT = read("template.html");

    static {
      LINES = TEXT.split("\n").length;
    }
  }

  private static Handler timed(Handler inner) {
    return ctx -> {
      long start = System.nanoTime();
      inner.handle(ctx);
      ctx.header("Server-Timing", "" + (System.nanoTime() - start));
    };
  }

  private static <T> T unchecked(Callable<T> task) {
    try {
      return task.call();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  void publishesLogin(Context ctx) { // MISS BLOCKS: the bus calls the listener, which looks up; told as possible
    bus.publish(new LoggedIn("a"));
  }

  void publishesQueued(Context ctx) { // OK: the pool calls the listeners
    queued.publish(new LoggedIn("a"));
  }

  void titleFromMemory(Context ctx) { // OK: this repository is a map
    ctx.result(titles.byKey("a").orElse("untitled"));
  }

  void accountThroughCache(Context ctx) { // BLOCKS: the cache asks the store the first time
    ctx.result(accounts.require("a").info());
  }

  void taskOnPool(Context ctx) { // OK: the pool calls it
    pool.submit(task);
  }

  void taskHere(Context ctx) throws Exception { // BLOCKS: called on this thread
    ctx.result(task.call().toString());
  }

  void loaderPrepared(Context ctx) { // OK: the outer function only makes a supplier
    ctx.result("" + (loader.apply("a") != null));
  }

  void loaderUsed(Context ctx) { // BLOCKS: the inner supplier looks up
    ctx.result(loader.apply("a").get().toString());
  }

  void loaderOnPool(Context ctx) { // OK: the inner supplier runs on the pool
    ctx.future(() -> CompletableFuture.supplyAsync(loader.apply("a"), pool));
  }

  void decorated(Context ctx) throws Exception { // BLOCKS: the inner handler looks up
    timed.handle(ctx);
  }

  void decoratedPage(Context ctx) throws Exception { // OK: the inner handler only answers
    timedPage.handle(ctx);
  }

  void actionOfMap(Context ctx) { // MISS BLOCKS: the action looks up; told as possible
    actions.getOrDefault(ctx.formParam("action"), c -> c.status(404)).accept(ctx);
  }

  void actionAdded(Context ctx) { // OK: the action is kept and not called
    actions.putIfAbsent("again", c -> c.result(users.find("b").toString()));
  }

  void lazyBanner(Context ctx) { // MISS MAY: the first request reads the file; told as sure
    ctx.result(banner.get());
  }

  void readAtStart(Context ctx) { // OK: read when the handlers were made
    ctx.result(AT_START);
  }

  void aboutPage(Context ctx) { // OK: this page's body is a constant
    ctx.html(about.render());
  }

  void profilePage(Context ctx) { // BLOCKS: this page's body looks up
    ctx.html(profile.render());
  }

  void constantOfTemplate(Context ctx) { // OK: a compile-time constant does not initialise its class
    ctx.result("" + Template.WIDTH);
  }

  void linesOfTemplate(Context ctx) { // MAY: the first use initialises the class, which reads
    ctx.result("" + Template.LINES);
  }

  void nameOfTemplate(Context ctx) { // OK: a class literal does not initialise the class
    ctx.result(Template.class.getSimpleName() + new Template[2].length);
  }

  void uncheckedLookUp(Context ctx) { // BLOCKS: the wrapper calls the task here
    ctx.result(unchecked(() -> users.find("a")).toString());
  }

  void uncheckedText(Context ctx) { // OK: the wrapper calls a task that only joins texts
    ctx.result(unchecked(() -> ctx.path() + "!"));
  }

  void countsByVarHandle(Context ctx) { // OK: an atomic addition
    ctx.result("" + (int) COUNT.getAndAdd(this, 1));
  }

  void methodOfRequest(Context ctx) throws Exception { // OPAQUE: the request names the method
    Method method = EngineersStructure.class.getDeclaredMethod(ctx.body());
    ctx.result("" + method.invoke(this));
  }

  void componentsOfRecord(Context ctx) { // OK: reads what the class file says
    ctx.result(LoggedIn.class.getRecordComponents()[0].getName());
  }

  void localClass(Context ctx) { // BLOCKS: the local class looks up in its initialiser
    class Greeting {
      private final Optional<User> user = users.find("a");
    }
    ctx.result("" + new Greeting().user);
  }

  void anonymousClass(Context ctx) { // OK: only toString looks up, and nobody calls it
    Object greeting =
        new Object() {
          @Override
          public String toString() {
            return users.find("a").toString();
          }
        };
    ctx.result("" + greeting.getClass().isAnonymousClass());
  }

  void formatted(Context ctx) { // BLOCKS: %s calls toString, which looks up
    Object greeting =
        new Object() {
          @Override
          public String toString() {
            return users.find("a").toString();
          }
        };
    ctx.result(String.format("Hello %s", greeting));
  }
}
