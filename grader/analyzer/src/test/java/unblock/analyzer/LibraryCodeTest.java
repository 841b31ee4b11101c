package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Unlisted libraries: their code shows how they use functions, and which blocking calls they make.
 */
class LibraryCodeTest {
  @TempDir Path folder;

  @Test
  void functionsRunWhereTheLibraryRunsThem() throws IOException {
    assertFoundOnMarkedLines(
        """
        package corpus;
        import io.javalin.http.Context;
        import java.util.concurrent.*;
        import java.util.function.*;
        class Library {
          private static final ExecutorService POOL = Executors.newCachedThreadPool();
          static void now(Runnable task) { task.run(); }
          static void later(Runnable task) { POOL.execute(task); }
          static void wrapped(Runnable task) {
            POOL.submit(() -> { System.out.println("a"); task.run(); });
          }
          static void passedOn(Runnable task) { later(task); }
          static void thread(Runnable task) {
            java.util.Objects.requireNonNull(task);
            new Thread(task, "a").start();
          }
          static <T> CompletableFuture<T> supplied(Supplier<T> task) {
            return CompletableFuture.supplyAsync(task);
          }
          static void either(Runnable task, boolean here) {
            if (here) { task.run(); } else { POOL.execute(task); }
          }
          static void unknown(Runnable task) { Unknown.take(task); }
        }
        class Unknown { static void take(Runnable task) { POOLS.add(task); }
          static final java.util.List<Runnable> POOLS = new java.util.ArrayList<>(); }
        public final class UserHandlers implements unblock.given.UserApi {
          private final unblock.given.UserStore users;
          UserHandlers(unblock.given.UserStore users) { this.users = users; }
          public void login(Context ctx) {
            Library.now(() -> users.find("a")); //!
            Library.either(() -> users.find("a"), ctx.status() == null); //!
            Library.unknown(() -> users.find("a")); //!
          }
          public void info(Context ctx) {
            Library.later(() -> users.find("a"));
            Library.wrapped(() -> users.find("a"));
            Library.passedOn(() -> users.find("a"));
            Library.thread(() -> users.find("a"));
            Library.supplied(() -> users.find("a"));
          }
          public void history(Context ctx) { }
        }
        """,
        "Library",
        "Unknown");
  }

  @Test
  void lambdasInsideOfTheLibraryAreFollowed() throws IOException {
    assertFoundOnMarkedLines(
        """
        package corpus;
        import io.javalin.http.Context;
        import java.util.concurrent.*;
        class Library {
          private static final ExecutorService POOL = Executors.newCachedThreadPool();
          static String guarded(String name) throws Exception {
            return with(() -> java.nio.file.Files.readString(java.nio.file.Path.of(name)));
          }
          private static <T> T with(Callable<T> task) throws Exception { return task.call(); }
          static void warm(String name) {
            POOL.submit(() -> java.nio.file.Files.readString(java.nio.file.Path.of(name)));
          }
        }
        public final class UserHandlers implements unblock.given.UserApi {
          public void login(Context ctx) throws Exception {
            ctx.result(Library.guarded("a")); //!
          }
          public void info(Context ctx) { Library.warm("a"); }
          public void history(Context ctx) { }
        }
        """,
        "Library");
  }

  @Test
  void onlyImplementationsInsideOfTheLibraryAreFollowed() throws IOException {
    assertFoundOnMarkedLines(
        """
        package corpus;
        import io.javalin.http.Context;
        class Shelves {
          static Shelf open() { return new FileShelf(); }
          static Calm calm() { return new Calm() { public String take() { return ""; } }; }
        }
        interface Calm { String take(); }
        interface Shelf { String take() throws Exception; }
        class FileShelf implements Shelf {
          public String take() throws Exception { return reader().take(); }
          Reader reader() { return new SlowReader(); }
        }
        abstract class Reader { abstract String take() throws Exception; }
        class SlowReader extends Reader {
          String take() throws Exception {
            return java.nio.file.Files.readString(java.nio.file.Path.of("a"));
          }
        }
        public final class UserHandlers implements unblock.given.UserApi {
          public void login(Context ctx) throws Exception {
            ctx.result(Shelves.open().take()); //!
          }
          public void info(Context ctx) { ctx.result(Shelves.calm().take()); }
          public void history(Context ctx) { }
        }
        """,
        "Shelves",
        "Shelves$1",
        "Calm",
        "Shelf",
        "FileShelf",
        "Reader",
        "SlowReader");
  }

  /** The findings are exactly on the lines marked with {@code //!}. */
  private void assertFoundOnMarkedLines(String text, String... libraries) throws IOException {
    Path classes = Sources.compile(folder, "UserHandlers", text);
    Path library = Files.createDirectories(folder.resolve("library/corpus"));
    for (String name : libraries) {
      Files.move(classes.resolve("corpus/" + name + ".class"), library.resolve(name + ".class"));
    }
    List<Finding> found =
        HandlerInspector.inspect(List.of(classes), List.of(folder.resolve("library"))).findings();
    List<String> all = text.lines().toList();
    List<Integer> marked =
        Stream.iterate(1, n -> n <= all.size(), n -> n + 1)
            .filter(n -> all.get(n - 1).endsWith("//!"))
            .toList();
    assertThat(found).extracting(Finding::line).isEqualTo(marked);
  }
}
