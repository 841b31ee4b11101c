package corpus;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import unblock.given.User;
import unblock.given.UserStore;

/** Functions kept in maps, lists and fields, strategies and listeners: what is called, and when. */
class StudentsFunctions extends Handlers {
  private final UserStore users;
  private final ExecutorService pool = Executors.newFixedThreadPool(4);
  private final Map<String, BiFunction<StudentsFunctions, String, String>> commands =
      new LinkedHashMap<>();
  private final Map<Format, Function<String, String>> formats = new EnumMap<>(Format.class);
  private final List<Consumer<String>> loginListeners = new ArrayList<>();
  private final EventBus pureBus = new EventBus();
  private final Supplier<List<String>> reserved = memoize(() -> List.of("admin", "root"));
  private final Supplier<Optional<User>> admin;
  private volatile User motdAuthor;

  StudentsFunctions(UserStore users) {
    this.users = users;
    this.admin = memoize(() -> users.find("admin"));
    commands.put("info", (self, name) -> self.fieldOf(name, User::info));
    commands.put("history", (self, name) -> self.fieldOf(name, User::history));
    formats.put(Format.UPPER, text -> text.toUpperCase(Locale.ROOT));
    formats.put(Format.LOWER, text -> text.toLowerCase(Locale.ROOT));
    loginListeners.add(name -> System.out.println("login of " + name));
    loginListeners.add(this::remember);
    pureBus.on(name -> System.out.println("greeted " + name));
    pureBus.on(name -> pool.execute(() -> remember(name)));
  }

  /** How a text is to be shown. */
  enum Format {
    UPPER,
    LOWER
  }

  /** Calls whoever has asked to be called. */
  static class EventBus {
    private final List<Consumer<String>> listeners = new ArrayList<>();

    void on(Consumer<String> listener) {
      listeners.add(listener);
    }

    void fire(String event) {
      for (Consumer<String> listener : listeners) {
        listener.accept(event);
      }
    }
  }

  /** Where an answer comes from. */
  enum Source {
    CONSTANT {
      @Override
      String load(UserStore store, String name) {
        return "constant for " + name;
      }
    },
    STORE {
      @Override
      String load(UserStore store, String name) {
        return store.find(name).map(User::info).orElse("unknown");
      }
    };

    abstract String load(UserStore store, String name);
  }

  private static <T> Supplier<T> memoize(Supplier<T> original) {
    return new Supplier<>() {
      private T value;

      @Override
      public T get() {
        if (value == null) {
          value = original.get();
        }
        return value;
      }
    };
  }

  private String fieldOf(String name, Function<User, String> field) {
    return users.find(name).map(field).orElse("unknown");
  }

  private void remember(String name) {
    users.find(name).ifPresent(user -> motdAuthor = user);
  }

  private String describe(User user) {
    return user.username() + ": " + user.info();
  }

  private String describe(String name) {
    return users.find(name).map(this::describe).orElse(name + ": unknown");
  }

  void commandFromMap(Context ctx) { // BLOCKS: each command in the map looks up
    BiFunction<StudentsFunctions, String, String> command = commands.get(ctx.formParam("command"));
    if (command == null) {
      ctx.status(400).json(Map.of("detail", "command is required"));
      return;
    }
    ctx.result(command.apply(this, ctx.formParam("username")));
  }

  void commandOnPool(Context ctx) { // OK: the command is called on the pool
    String name = ctx.formParam("username");
    BiFunction<StudentsFunctions, String, String> command =
        commands.getOrDefault(ctx.formParam("command"), (self, n) -> "no such command");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> command.apply(this, name), pool)
                .thenAccept(ctx::result));
  }

  void formatFromMap(Context ctx) { // OK: the functions in this map change letters
    Format format = Format.valueOf(ctx.formParam("format").toUpperCase(Locale.ROOT));
    Function<String, String> chain = formats.get(format).andThen(String::strip).compose(t -> t);
    ctx.result(chain.apply(ctx.formParam("text")));
  }

  void listenersTold(Context ctx) { // MISS BLOCKS: the second listener looks up; taken for a choice
    String name = ctx.formParam("username");
    loginListeners.forEach(listener -> listener.accept(name));
    ctx.json(Map.of("told", loginListeners.size()));
  }

  void busFired(Context ctx) { // OK: one listener prints, the other goes to the pool
    pureBus.fire(ctx.formParam("username"));
    ctx.status(202);
  }

  void constantSource(Context ctx) { // OK: the constant's method only joins two texts
    Source source = Source.CONSTANT;
    ctx.result(source.load(users, ctx.formParam("username")));
  }

  void chosenSource(Context ctx) { // MISS BLOCKS: a switch expression that may choose the store; told as perhaps
    Source source =
        switch (String.valueOf(ctx.formParam("source"))) {
          case "db", "store" -> Source.STORE;
          case "none" -> Source.CONSTANT;
          default -> Source.values()[1];
        };
    ctx.result(source.load(users, ctx.formParam("username")));
  }

  void reservedNames(Context ctx) { // OK: the memoized supplier makes a list of constants
    boolean taken = reserved.get().contains(ctx.formParam("username"));
    Predicate<String> shortName = name -> name.length() < 3;
    boolean refused = taken || shortName.test(ctx.formParam("username"));
    ctx.status(refused ? 409 : 200).json(Map.of("taken", taken));
  }

  void adminRemembered(Context ctx) { // MISS MAY: only the first call of the memoized supplier looks up; told as sure
    Optional<User> found = admin.get();
    ctx.result(found.map(User::info).orElse("no admin"));
  }

  void lazilyLocked(Context ctx) { // MISS MAY: double-checked; only the first one looks up; told as sure
    User author = motdAuthor;
    if (author == null) {
      synchronized (this) {
        author = motdAuthor;
        if (author == null) {
          author = users.find("author").orElseThrow();
          motdAuthor = author;
        }
      }
    }
    ctx.json(Map.of("motd", author.info()));
  }

  void overloadedByName(Context ctx) { // BLOCKS: for names, describe looks up
    List<String> lines = ctx.formParams("username").stream().map(this::describe).toList();
    ctx.result(String.join("\n", lines));
  }

  void overloadedByUser(Context ctx) { // OK: for users, describe joins two texts
    List<User> known = List.of(new User("alice", "", "a", ""), new User("bob", "", "b", ""));
    List<String> lines = known.stream().map(this::describe).toList();
    ctx.result(String.join("\n", lines));
  }

  void lazyOtherwise(Context ctx) { // BLOCKS: or() asks the store for all but one name
    String name = ctx.formParam("username");
    String info =
        Optional.ofNullable(motdAuthor)
            .filter(user -> user.username().equals(name))
            .or(() -> users.find(name))
            .map(User::info)
            .orElse("unknown");
    ctx.result(info);
  }
}
