package corpus;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import unblock.given.User;
import unblock.given.UserStore;

/** What the language calls on its own: iterators, close, comparators, toString, initialisers. */
class StudentsLanguage extends Handlers {
  private final UserStore users;
  private final Settings settings = new Settings(Path.of("app.properties"));

  StudentsLanguage(UserStore users) {
    this.users = users;
  }

  /** Read when the server is built. */
  static class Settings {
    private final Properties properties = new Properties();

    Settings(Path file) {
      if (Files.exists(file)) {
        try (var in = Files.newInputStream(file)) {
          properties.load(in);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    String get(String key, String otherwise) {
      return properties.getProperty(key, otherwise);
    }
  }

  /** First touched by a request, and then its initialiser reads a file. */
  static class Messages {
    private static final List<String> LINES = read();

    private static List<String> read() {
      try {
        return Files.readAllLines(Path.of("messages.txt"));
      } catch (IOException e) {
        return List.of("Welcome, %s!");
      }
    }

    static String welcome(String name) {
      return String.format(LINES.get(0), name);
    }
  }

  /** The users of these names, looked up one by one as they are asked for. */
  static class Users implements Iterable<User> {
    private final UserStore store;
    private final List<String> names;

    Users(UserStore store, List<String> names) {
      this.store = store;
      this.names = names;
    }

    @Override
    public Iterator<User> iterator() {
      Iterator<String> left = names.iterator();
      return new Iterator<>() {
        @Override
        public boolean hasNext() {
          return left.hasNext();
        }

        @Override
        public User next() {
          return store.find(left.next()).orElseThrow();
        }
      };
    }
  }

  /** Counts down, in memory. */
  record Countdown(int from) implements Iterable<Integer> {
    @Override
    public Iterator<Integer> iterator() {
      return new Iterator<>() {
        private int next = from;

        @Override
        public boolean hasNext() {
          return next > 0;
        }

        @Override
        public Integer next() {
          return next--;
        }
      };
    }
  }

  /** Knows its user only when somebody wants to see it. */
  class LazyUser {
    private final String name;

    LazyUser(String name) {
      this.name = name;
    }

    @Override
    public String toString() {
      return users.find(name).map(User::info).orElse(name);
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof LazyUser lazy && lazy.toString().equals(toString());
    }

    @Override
    public int hashCode() {
      return toString().hashCode();
    }
  }

  /** Measures a block, and on close waits for the numbers to be taken. */
  static class Measured implements AutoCloseable {
    private final long start = System.nanoTime();
    private final boolean settle;

    Measured(boolean settle) {
      this.settle = settle;
    }

    long micros() {
      return (System.nanoTime() - start) / 1000;
    }

    @Override
    public void close() throws InterruptedException {
      if (settle) {
        Thread.sleep(100);
      }
      System.out.println("took " + micros());
    }
  }

  /** Prints, and no more. */
  record Trace(String name) implements AutoCloseable {
    @Override
    public void close() {
      System.out.println("leaving " + name);
    }
  }

  void settingsRead(Context ctx) { // OK: the file was read when the server was built
    String greeting = settings.get("greeting", "Hello");
    ctx.result(greeting + ", " + ctx.formParam("username"));
  }

  void messagesInitialised(Context ctx) { // MAY: only the first request reads the file
    ctx.json(Map.of("message", Messages.welcome(ctx.formParam("username"))));
  }

  void usersIterated(Context ctx) { // BLOCKS: each step of the for loop looks up
    List<String> infos = new ArrayList<>();
    for (User user : new Users(users, ctx.formParams("username"))) {
      infos.add(user.info());
    }
    ctx.json(infos);
  }

  void usersStreamed(Context ctx) { // BLOCKS: the stream pulls from the iterator that looks up
    Users all = new Users(users, ctx.formParams("username"));
    Stream<User> stream = StreamSupport.stream(all.spliterator(), false);
    ctx.result(stream.map(User::username).reduce("", (a, b) -> a + b + "\n"));
  }

  void countedDown(Context ctx) { // OK: an iterator over numbers
    StringBuilder text = new StringBuilder();
    for (int i : new Countdown(10)) {
      text.append(i).append(' ');
    }
    ctx.result(text.append("lift-off").toString());
  }

  void shownInText(Context ctx) { // BLOCKS: the concatenation calls toString, which looks up
    LazyUser user = new LazyUser(ctx.formParam("username"));
    String text = "user: " + user;
    ctx.result(text);
  }

  void collectedInSet(Context ctx) { // BLOCKS: the set asks for hashCode, and that for the store
    Set<LazyUser> distinct = new HashSet<>();
    for (String name : ctx.formParams("username")) {
      distinct.add(new LazyUser(name));
    }
    ctx.json(Map.of("distinct", distinct.size()));
  }

  void comparedByInfo(Context ctx) { // BLOCKS: the comparator looks both users up
    Comparator<String> byInfo =
        (one, other) -> {
          Optional<User> left = users.find(one);
          Optional<User> right = users.find(other);
          return left.map(User::info).orElse("").compareTo(right.map(User::info).orElse(""));
        };
    List<String> names = new ArrayList<>(ctx.formParams("username"));
    names.sort(byInfo.thenComparing(Comparator.naturalOrder()));
    ctx.json(names);
  }

  void comparedByLength(Context ctx) { // OK: compares lengths, then letters
    TreeMap<String, Integer> sorted =
        new TreeMap<>(Comparator.comparingInt(String::length).thenComparing(String::compareTo));
    ctx.formParams("username").forEach(name -> sorted.merge(name, 1, Integer::sum));
    ctx.json(sorted);
  }

  void measuredAndSettled(Context ctx) throws Exception { // BLOCKS: close sleeps
    try (Measured measured = new Measured(true)) {
      ctx.result("after " + measured.micros());
    }
  }

  void traced(Context ctx) { // OK: close prints a line
    try (Trace trace = new Trace(ctx.path())) {
      ctx.result(trace.name());
    }
  }
}
