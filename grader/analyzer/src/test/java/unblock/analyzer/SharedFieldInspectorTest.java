package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compiles small handlers and inspects their fields. */
class SharedFieldInspectorTest {
  private static final String BEFORE =
      """
      package a;
      import java.util.*;
      import java.util.concurrent.*;
      import java.util.concurrent.atomic.*;
      import java.util.concurrent.locks.*;
      import java.util.function.*;
      public class Handlers {
      """;

  /** The line of the first member. */
  private static final int FIRST = 8;

  @TempDir Path folder;

  private List<SharedField> fields(String members) throws IOException {
    Path source = Files.writeString(folder.resolve("Handlers.java"), BEFORE + members + "}");
    Path classes = Files.createDirectories(folder.resolve("classes"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-g", "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
    return SharedFieldInspector.inspect(classes, "a.Handlers", List.of("login", "info"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "String f; void login(String n) { f = n; f.trim(); }",
        "static String f; void login(String n) { f = n; f.trim(); }",
        "final String[] f = {null}; void login(String n) { f[0] = n; f[0].trim(); }",
        "final StringBuilder f = new StringBuilder();"
            + " void login(String n) { f.setLength(0); f.append(n); f.toString(); }",
        "final AtomicReference<String> f = new AtomicReference<>();"
            + " void login(String n) { f.set(n); f.get().trim(); }",
        "final Map<String, String> f = new HashMap<>();"
            + " void login(String n) { f.put(\"n\", n); f.get(\"n\").trim(); }",
        "final List<String> f = new ArrayList<>();"
            + " void login(String n) { f.add(n); f.get(0).trim(); }",
        "java.security.MessageDigest f;"
            + " void login(String n) { f.update(n.getBytes()); f.digest(); }",
        "Object f; void login(String n) { f = n; Runnable r = () -> f.hashCode(); r.run(); }",
        "static class Data { String f; } final Data d = new Data();"
            + " void login(String n) { d.f = n; d.f.trim(); }",
        "record R(String n) {} R f; void login(String n) { f = new R(n); f.n().trim(); }",
        "String f; void login(String n) { f = n; } void info(String n) { f.trim(); }",
        "String f; void login(String n) { Runnable r = () -> { f = n; f.trim(); }; r.run(); }",
        "String f; void login(String n) { Consumer<String> c = this::keep; c.accept(n); f.trim(); }"
            + " void keep(String n) { f = n; }",
        "String f; void login(String n) { keep(n); get().trim(); }"
            + " synchronized void keep(String n) { f = n; } synchronized String get() { return f; }",
        "String f; void login(String n) { synchronized (this) { f = n; }"
            + " synchronized (this) { f.trim(); } }",
        "String f; void login(String n) { synchronized (n) { f = n; f.trim(); } }",
        "String f; void login(String n) { synchronized (new Object()) { f = n; f.trim(); } }",
        "final Lock l = new ReentrantLock(); String f;"
            + " void login(String n) { l.lock(); f = n; l.unlock(); f.trim(); }",
      })
  void dataOfARequestInAField(String members) throws IOException {
    assertThat(fields(members))
        .singleElement()
        .satisfies(
            found -> {
              assertThat(found.finding().key()).isEqualTo("shared-field");
              assertThat(found.finding().place()).isEqualTo("Handlers.java:" + FIRST);
              assertThat(found.finding().fact().arguments()).containsEntry("field", "f");
              assertThat(found.pauses()).isNotEmpty();
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "final String f = \"x\"; void login(String n) { (f + n).trim(); }",
        "String f; void login(String n) { f = n; }",
        "long f; void login(String n) { f++; if (f > 10) { f = 0; } }",
        "final AtomicLong f = new AtomicLong(); void login(String n) { f.incrementAndGet();"
            + " f.addAndGet(n.length()); f.get(); }",
        "ExecutorService f; void login(String n) { if (f == null) {"
            + " f = Executors.newFixedThreadPool(16); } f.execute(() -> n.trim()); }",
        "static class Request { String n; } void login(String n) { Request r = new Request();"
            + " r.n = n; r.n.trim(); }",
        "final Map<String, String> f = new ConcurrentHashMap<>();"
            + " void login(String n) { f.put(n, n); f.get(n).trim(); f.remove(n); }",
        "final BlockingQueue<String> f = new LinkedBlockingQueue<>();"
            + " void login(String n) { f.add(n); f.poll(); }",
        "String f; synchronized void login(String n) { f = n; f.trim(); }",
        "String f; void login(String n) { synchronized (this) { f = n; f.trim(); } }",
        "final Lock l = new ReentrantLock(); String f; void login(String n) { l.lock();"
            + " try { f = n; f.trim(); } finally { l.unlock(); } }",
        "final Object l = new Object(); String f; void login(String n) { synchronized (l) {"
            + " keep(n); get().trim(); } } void keep(String n) { f = n; } String get() { return f; }",
        "final ThreadLocal<String> f = new ThreadLocal<>(); void login(String n) { f.set(n);"
            + " try { f.get().trim(); } finally { f.remove(); } }",
        "final ThreadLocal<String> f = new ThreadLocal<>();"
            + " void login(String n) { f.set(n); f.get().trim(); }",
        "String f; Handlers(String n) { f = n; } void login(String n) { f.trim(); }",
        "String f; void other(String n) { f = n; f.trim(); } void login(String n) {}",
      })
  void whatRequestsMayShare(String members) throws IOException {
    assertThat(fields(members.replace("Handlers(String n)", "public Handlers(String n)")))
        .isEmpty();
  }

  @Test
  void theFindingNamesBothLinesAndTheHandlers() throws IOException {
    List<SharedField> found =
        fields(
            """
            String user;
            void login(String name) {
              user = name;
              name.trim();
              user.trim();
            }
            void info(String name) {
              user.trim();
            }
            """);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).finding().fact().arguments())
        .containsEntry("write", "Handlers.java:10")
        .containsEntry("read", "Handlers.java:12");
    assertThat(found.get(0).finding().handlers())
        .containsExactly("a.Handlers#info", "a.Handlers#login");
    assertThat(found.get(0).writers()).containsExactly("login");
    assertThat(found.get(0).readers()).containsExactlyInAnyOrder("login", "info");
  }

  @Test
  void aThreadLocalThatIsReadFirstAndNeverRemoved() throws IOException {
    List<SharedField> found =
        fields(
            """
            static final ThreadLocal<String> NAME = new ThreadLocal<>();
            void login(String name) {
              if (NAME.get() == null) {
                NAME.set(name);
              }
              NAME.get().trim();
            }
            """);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).finding().key()).isEqualTo("stale-thread-local");
    assertThat(found.get(0).pauses()).isEmpty();
  }

  @Test
  void aWriteUnderALockPausesAfterIt() throws IOException {
    List<SharedField> found =
        fields(
            """
            String user;
            void login(String name) {
              keep(name);
              user.trim();
            }
            synchronized void keep(String name) {
              user = name;
            }
            """);

    assertThat(found).hasSize(1);
    assertThat(found.get(0).pauses())
        .extracting(SharedField.PausePoint::method)
        .containsExactly("login(Ljava/lang/String;)V");
  }
}
