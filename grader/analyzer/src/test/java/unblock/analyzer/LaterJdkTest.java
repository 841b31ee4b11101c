package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Calls of methods that the JDK has since 19 and 21. The class files are the same on each JDK that
 * runs the test: the code calls stubs in the package {@code jav1}, which then becomes {@code java}.
 */
class LaterJdkTest {
  private static final String CODE =
      """
      package corpus;
      import io.javalin.http.Context;
      import io.javalin.http.Handler;
      import jav1.lang.Thread;
      import jav1.util.concurrent.Future;
      class Nap {
        static void nap() {
          try { java.lang.Thread.sleep(1); } catch (InterruptedException e) { }
        }
      }
      class Virtual implements Handler {
        public void handle(Context ctx) { Thread.ofVirtual().name("v").start(() -> Nap.nap()); }
      }
      class Unstarted implements Handler {
        public void handle(Context ctx) { Thread.ofPlatform().unstarted(() -> Nap.nap()).start(); }
      }
      class NeverStarted implements Handler {
        public void handle(Context ctx) { Thread.ofPlatform().unstarted(() -> Nap.nap()); }
      }
      class AfterSuccess implements Handler {
        Future<String> future;
        public void handle(Context ctx) {
          if (future.state() == Future.State.SUCCESS) { ctx.result(future.get()); }
        }
      }
      class WhileRunning implements Handler {
        Future<String> future;
        public void handle(Context ctx) {
          if (future.state() == Future.State.RUNNING) { ctx.result(future.get()); }
        }
      }
      """;

  @TempDir Path folder;

  @Test
  void knowsThreadBuildersAndStatesOfFutures() throws IOException {
    Path stubs = Files.createDirectories(folder.resolve("stubs"));
    Corpus.compileStubs(Path.of("src/test/stubs/jav1"), stubs);
    Path source = Files.writeString(folder.resolve("Handlers.java"), CODE);
    Path classes = Files.createDirectories(folder.resolve("classes"));
    Corpus.compile(List.of(source), classes, stubs);

    InspectionResult inspection =
        HandlerInspector.inspect(renamed(classes), InspectionSettings.strict(List.of()));

    assertThat(inspection.handlers()).isEqualTo(5);
    assertThat(inspection.findings())
        .flatExtracting(Finding::handlers)
        .containsExactly("corpus.WhileRunning#handle");
  }

  private static Map<String, byte[]> renamed(Path classes) throws IOException {
    Map<String, byte[]> renamed = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(classes)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".class")).toList()) {
        String bytes = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
        renamed.put(
            file.toString(), bytes.replace("jav1/", "java/").getBytes(StandardCharsets.ISO_8859_1));
      }
    }
    return renamed;
  }
}
