package unblock.engine.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.model.CallSite;

/** Compiles a class, adds probes, and runs the result in this JVM. */
class ProbeWriterTest {
  private static final String SOURCE =
      """
      package a;
      import java.util.*;
      import java.util.concurrent.*;
      public class Sample implements Callable<String> {
        static class Parent { Parent(Object lock) { Objects.requireNonNull(lock); } }
        static class Child extends Parent { Child() { super(new Semaphore(1)); } }
        interface Loader { String load(String name) throws Exception; }
        private final String greeting = "hello";
        private String own(String name) { return greeting + ", " + name; }
        public String call() throws Exception {
          new Child();
          Loader loader = this::own;
          String name = Optional.of("x").map(n -> n + "y").orElse("");
          String loaded = loader.load(name);
          try {
            new CompletableFuture<String>().get(0, TimeUnit.MILLISECONDS);
          } catch (TimeoutException e) {
            loaded += own("!");
          }
          synchronized (this) {
            for (int i = 0; i < 3; i++) { loaded += Math.abs(i); }
          }
          switch (loaded.length()) { case 0: return "none"; default: return loaded; }
        }
      }
      """;

  @TempDir Path folder;
  private Path classes;
  private Path probed;

  @BeforeEach
  void compile() throws IOException {
    Path source = Files.writeString(folder.resolve("Sample.java"), SOURCE);
    classes = Files.createDirectory(folder.resolve("classes"));
    probed = Files.createDirectory(folder.resolve("probed"));
    int status =
        ToolProvider.getSystemJavaCompiler()
            .run(null, null, null, "-g", "-d", classes.toString(), source.toString());
    assertThat(status).isZero();
  }

  @Test
  void theClassesDoWhatTheyDidBefore() throws Exception {
    ProbeWriter.probe(classes, probed);

    assertThat(runs(probed)).isEqualTo(runs(classes)).isEqualTo("hello, xyhello, !012");
  }

  private static Object runs(Path classes) throws Exception {
    URL[] place = {classes.toUri().toURL()};
    try (URLClassLoader loader =
        new URLClassLoader(place, ProbeWriterTest.class.getClassLoader())) {
      return ((Callable<?>) loader.loadClass("a.Sample").getDeclaredConstructor().newInstance())
          .call();
    }
  }

  @Test
  void aProbeKnowsItsPlace() throws IOException {
    List<CallSite> sites = ProbeWriter.probe(classes, probed);

    assertThat(sites)
        .contains(
            new CallSite(
                "Sample.java", 16, "Sample.call", "java.util.concurrent.CompletableFuture", "get"),
            new CallSite(
                "Sample.java", 6, "Sample$Child.<init>", "java.util.concurrent.Semaphore", "new"));
  }

  @Test
  void callsOfItsOwnAndOfHarmlessMethodsNeedNone() throws IOException {
    List<CallSite> sites = ProbeWriter.probe(classes, probed);

    assertThat(sites)
        .extracting(CallSite::method)
        .contains("load", "map", "orElse")
        .doesNotContain("own", "abs", "length", "requireNonNull");
  }

  @Test
  void whatIsNoClassIsCopied() throws IOException {
    Files.writeString(classes.resolve("broken.class"), "no class");
    Files.writeString(classes.resolve("notes.txt"), "text");

    assertThat(ProbeWriter.probe(classes, probed)).isNotEmpty();

    assertThat(probed.resolve("broken.class")).hasContent("no class");
    assertThat(probed.resolve("notes.txt")).hasContent("text");
  }
}
