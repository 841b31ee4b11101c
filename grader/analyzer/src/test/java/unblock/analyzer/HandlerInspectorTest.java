package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HandlerInspectorTest {
  private static final String USER_HANDLERS =
      """
      package corpus;
      import io.javalin.http.Context;
      import java.util.concurrent.CompletableFuture;
      import unblock.given.UserApi;
      import unblock.given.UserStore;
      public final class UserHandlers implements UserApi {
        private final UserStore users;
        public UserHandlers(UserStore users) { this.users = users; }
        public void login(Context ctx) throws Exception {
          Thread.sleep(1000);
        }
        public void info(Context ctx) {
          ctx.future(() -> CompletableFuture.completedFuture(users.find("a")));
        }
        public void history(Context ctx) {
          ctx.async(() -> ctx.json(users.find("a")));
        }
        public void close() { try { Thread.sleep(1); } catch (InterruptedException e) { } }
      }
      """;

  @TempDir Path folder;

  @Test
  void saysWhatWhereWhyAndWhatNext() throws IOException {
    Finding sleep = inspect(USER_HANDLERS).findings().get(0);

    assertThat(EnglishTexts.text(sleep.message()))
        .isEqualTo(
            "UserHandlers.login calls Thread.sleep on the worker (UserHandlers.java:10)."
                + " While it sleeps, /info and /history wait in the server's queue."
                + " Which method of Context lets you answer later?");
    assertThat(sleep.key()).isEqualTo("blocking-call");
    assertThat(sleep.severity()).isEqualTo(Severity.BLOCKS);
    assertThat(sleep.place()).isEqualTo("UserHandlers.java:10");
    assertThat(sleep.handlers()).containsExactly("corpus.UserHandlers#login");
    assertThat(EnglishTexts.texts(sleep.path()))
        .containsExactly("UserHandlers.login(UserHandlers.java:10)");
  }

  @Test
  void tellsWhyALambdaIsOnTheWorker() throws IOException {
    InspectionResult inspection = inspect(USER_HANDLERS);

    assertThat(inspection.handlers()).isEqualTo(3);
    assertThat(inspection.findings()).hasSize(2);
    assertThat(EnglishTexts.texts(inspection.findings().get(1).path()))
        .containsExactly(
            "UserHandlers.info(UserHandlers.java:13)",
            "the supplier given to Context.future, which runs on the worker"
                + " (UserHandlers.java:13)");
  }

  @Test
  void findsLambdasThatBecomeHandlers() throws IOException {
    InspectionResult inspection =
        inspect(
            """
            package corpus;
            import io.javalin.Javalin;
            import io.javalin.http.Handler;
            public final class UserHandlers {
              public static void main(String[] arguments) {
                Handler named = new Handler() {
                  public void handle(io.javalin.http.Context ctx) throws Exception {
                    Thread.sleep(6);
                  }
                };
                Javalin.create(config -> {
                  config.routes.before(ctx -> Thread.sleep(1));
                  config.routes.get("/a", ctx -> Thread.sleep(2));
                  config.routes.exception(IllegalStateException.class, (failure, ctx) -> {
                    try { Thread.sleep(3); } catch (InterruptedException e) { }
                  });
                  config.routes.ws("/w", ws -> ws.onMessage(message -> Thread.sleep(4)));
                  config.routes.sse("/s", client -> {
                    try { Thread.sleep(5); } catch (InterruptedException e) { }
                  });
                  config.routes.get("/b", timed(ctx -> Thread.sleep(7)));
                });
              }
              private static Handler timed(Handler next) {
                return ctx -> next.handle(ctx);
              }
            }
            """);

    assertThat(inspection.handlers()).isEqualTo(8);
    assertThat(inspection.findings().stream().map(Finding::line))
        .containsExactly(8, 12, 13, 15, 17, 19, 21);
    assertThat(EnglishTexts.text(inspection.findings().get(0).message()))
        .contains("other requests wait");
  }

  @Test
  void tellsOfOneLineOnceHoweverManyHandlersReachIt() throws IOException {
    InspectionResult inspection =
        inspect(
            """
            package corpus;
            import io.javalin.http.Context;
            public final class UserHandlers implements unblock.given.UserApi {
              public void login(Context ctx) throws Exception { detour(); }
              public void info(Context ctx) throws Exception { nap(); }
              public void history(Context ctx) throws Exception { nap(); }
              private void detour() throws Exception { nap(); }
              private void nap() throws Exception { Thread.sleep(1); }
            }
            """);

    assertThat(inspection.findings()).hasSize(1);
    Finding shared = inspection.findings().get(0);
    assertThat(shared.handlers())
        .containsExactly(
            "corpus.UserHandlers#info", "corpus.UserHandlers#history", "corpus.UserHandlers#login");
    assertThat(inspection.byFinding().get(shared))
        .extracting(each -> EnglishTexts.texts(each.path()).get(0))
        .containsExactly(
            "UserHandlers.info(UserHandlers.java:5)",
            "UserHandlers.history(UserHandlers.java:6)",
            "UserHandlers.login(UserHandlers.java:4)");
  }

  @Test
  void keepsTheSeverityOfEachHandler() throws IOException {
    InspectionResult inspection =
        inspect(
            """
            package corpus;
            import io.javalin.http.Context;
            import java.util.concurrent.CompletableFuture;
            public final class UserHandlers implements unblock.given.UserApi {
              private final java.util.concurrent.ExecutorService pool =
                  java.util.concurrent.Executors.newFixedThreadPool(9);
              public void login(Context ctx) { nap(); }
              public void info(Context ctx) {
                ctx.future(() -> CompletableFuture.runAsync(() -> {}, pool).thenRun(this::nap));
              }
              public void history(Context ctx) {}
              private void nap() { new java.util.Scanner(System.in).next(); }
            }
            """);

    Finding shared = inspection.findings().get(0);
    assertThat(shared.severity()).isEqualTo(Severity.BLOCKS);
    assertThat(inspection.differences(shared))
        .containsExactly(
            entry("corpus.UserHandlers#login", Severity.BLOCKS),
            entry("corpus.UserHandlers#info", Severity.MAY_BLOCK));
  }

  @Test
  void tellsEachHandlerOfTheCauseItShares() throws IOException {
    Path classes =
        Sources.compile(
            folder,
            "UserHandlers",
            """
            package corpus;
            import io.javalin.http.Context;
            public final class UserHandlers implements unblock.given.UserApi {
              public void login(Context ctx) throws Exception { nap(); }
              public void info(Context ctx) throws Exception { nap(); }
              public void history(Context ctx) { ctx.result("none"); }
              public void close() { }
              private static void nap() throws Exception { Thread.sleep(1); }
            }
            """);

    Map<String, List<Finding>> findings = HandlerInspector.byHandler(List.of(classes), List.of());

    assertThat(findings)
        .containsOnlyKeys(
            "corpus.UserHandlers#login", "corpus.UserHandlers#info", "corpus.UserHandlers#history");
    assertThat(findings.get("corpus.UserHandlers#login")).hasSize(1);
    assertThat(findings.get("corpus.UserHandlers#info")).hasSize(1);
    assertThat(findings.get("corpus.UserHandlers#history")).isEmpty();
  }

  @Test
  void judgesTheRestWhenClassFilesAreBroken() throws IOException {
    Path classes = Sources.compile(folder, "UserHandlers", USER_HANDLERS);
    byte[] good = Files.readAllBytes(classes.resolve("corpus/UserHandlers.class"));
    byte[] tooNew = good.clone();
    tooNew[7] = (byte) 200;
    byte[] truncated = java.util.Arrays.copyOf(good, good.length / 2);
    Files.writeString(classes.resolve("Garbage.class"), "this is no class");
    Files.write(classes.resolve("Empty.class"), new byte[0]);
    Files.write(classes.resolve("TooNew.class"), tooNew);
    Files.write(classes.resolve("Truncated.class"), truncated);
    Path jar = folder.resolve("garbage.jar");
    Files.writeString(jar, "this is no jar");

    InspectionResult inspection =
        HandlerInspector.inspect(List.of(classes, jar, folder.resolve("missing")), List.of(jar));

    assertThat(inspection.findings()).hasSize(2);
    assertThat(EnglishTexts.texts(inspection.unreadable()))
        .hasSize(6)
        .anyMatch(line -> line.endsWith("Garbage.class is not a class file."))
        .anyMatch(line -> line.contains("TooNew.class was compiled for Java 156"))
        .anyMatch(line -> line.endsWith("Truncated.class is a broken class file."))
        .anyMatch(line -> line.contains("garbage.jar is not a readable jar"))
        .anyMatch(line -> line.endsWith("missing is neither a folder nor a jar."));
  }

  @Test
  void neverThrowsWhateverBitsAreWrong() throws IOException {
    Path classes = Sources.compile(folder, "UserHandlers", USER_HANDLERS);
    byte[] good = Files.readAllBytes(classes.resolve("corpus/UserHandlers.class"));
    java.util.Random random = new java.util.Random(7);
    for (int i = 0; i < 300; i++) {
      byte[] bad = good.clone();
      for (int flip = 0; flip < 5; flip++) {
        bad[10 + random.nextInt(bad.length - 10)] = (byte) random.nextInt(256);
      }
      java.util.Map<String, byte[]> files = java.util.Map.of("UserHandlers.class", bad);
      assertThat(HandlerInspector.inspect(files, InspectionSettings.strict(List.of()))).isNotNull();
    }
  }

  @Test
  void judgesClassesWhoseSuperclassesAreMissing() throws IOException {
    Path classes =
        Sources.compile(
            folder,
            "UserHandlers",
            """
            package corpus;
            import io.javalin.http.Context;
            class Base { String name() { return "a"; } }
            public final class UserHandlers extends Base implements io.javalin.http.Handler {
              public void handle(Context ctx) throws Exception {
                ctx.result(name());
                Thread.sleep(1);
              }
            }
            """);
    Files.delete(classes.resolve("corpus/Base.class"));

    assertThat(HandlerInspector.inspect(List.of(classes), List.of()).findings()).hasSize(1);
  }

  @Test
  void followsALibraryThatNobodyListedToItsFiles() throws IOException {
    Path classes =
        Sources.compile(
            folder,
            "UserHandlers",
            """
            package corpus;
            import io.javalin.http.Context;
            class Templates {
              static String render(String name) throws Exception { return read(name + ".html"); }
              private static String read(String name) throws Exception {
                return java.nio.file.Files.readString(java.nio.file.Path.of(name));
              }
              static String escape(String text) { return text.replace("<", "&lt;"); }
            }
            public final class UserHandlers implements unblock.given.UserApi {
              public void login(Context ctx) throws Exception {
                ctx.html(Templates.render("login"));
              }
              public void info(Context ctx) { ctx.html(Templates.escape("a")); }
              public void history(Context ctx) {
                ctx.async(() -> ctx.html(Templates.render("history")));
              }
            }
            """);
    Path library = Files.createDirectories(folder.resolve("library/corpus"));
    Files.move(classes.resolve("corpus/Templates.class"), library.resolve("Templates.class"));

    InspectionResult inspection =
        HandlerInspector.inspect(List.of(classes), List.of(folder.resolve("library")));

    assertThat(inspection.findings()).hasSize(1);
    Finding finding = inspection.findings().get(0);
    assertThat(finding.severity()).isEqualTo(Severity.MAY_BLOCK);
    assertThat(finding.place()).isEqualTo("UserHandlers.java:12");
    assertThat(EnglishTexts.text(finding.message()))
        .startsWith(
            "UserHandlers.login may call Templates.render, which reaches Files.readString, on the"
                + " worker (UserHandlers.java:12). While it reads a file,");
  }

  @Test
  void remarksOnTheCommonPoolWhichCostsNothing() throws IOException {
    InspectionResult inspection =
        inspect(
            """
            package corpus;
            import io.javalin.http.Context;
            import java.util.concurrent.*;
            public final class UserHandlers implements unblock.given.UserApi {
              private final unblock.given.UserStore users;
              private final ExecutorService pool = Executors.newCachedThreadPool();
              UserHandlers(unblock.given.UserStore users) { this.users = users; }
              public void login(Context ctx) {
                ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a")));
              }
              public void info(Context ctx) {
                ctx.future(() -> CompletableFuture.supplyAsync(() -> users.find("a"), pool));
              }
              public void history(Context ctx) { login(ctx); }
            }
            """);

    assertThat(inspection.findings()).hasSize(1);
    Finding finding = inspection.findings().get(0);
    assertThat(finding.key()).isEqualTo("common-pool");
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.place()).isEqualTo("UserHandlers.java:9");
    assertThat(finding.handlers())
        .containsExactly("corpus.UserHandlers#login", "corpus.UserHandlers#history");
    assertThat(EnglishTexts.text(finding.message()))
        .startsWith("a lambda in UserHandlers.login lets the common pool wait in UserStore.find");
  }

  @Test
  void readsJars() throws IOException {
    Path classes = Sources.compile(folder, "UserHandlers", USER_HANDLERS);
    Path jar = folder.resolve("handlers.jar");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
      zip.putNextEntry(new ZipEntry("corpus/UserHandlers.class"));
      zip.write(Files.readAllBytes(classes.resolve("corpus/UserHandlers.class")));
      zip.closeEntry();
    }

    assertThat(HandlerInspector.inspect(List.of(jar), List.of()).findings()).hasSize(2);
  }

  @Test
  void comesToAnEndOnALargeJar() throws URISyntaxException {
    Path javalin =
        Path.of(Javalin.class.getProtectionDomain().getCodeSource().getLocation().toURI());

    InspectionResult inspection =
        Assertions.assertTimeoutPreemptively(
            Duration.ofSeconds(60), () -> HandlerInspector.inspect(List.of(javalin), List.of()));

    assertThat(inspection.handlers()).isGreaterThan(3);
    assertThat(inspection.unreadable()).isEmpty();
  }

  private InspectionResult inspect(String text) throws IOException {
    return HandlerInspector.inspect(
        List.of(Sources.compile(folder, "UserHandlers", text)), List.of());
  }
}
