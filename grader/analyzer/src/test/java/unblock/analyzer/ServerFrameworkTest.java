package unblock.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The classes of the frameworks are missing, as in an inspection without the class path. */
class ServerFrameworkTest {
  @TempDir Path folder;
  @TempDir Path stubs;

  @Test
  void vertx() throws IOException {
    assertMarkedLinesBlock(
        """
        class Timers {
          void start(io.vertx.core.Vertx vertx) {
            vertx.setTimer(1, id -> Naps.nap()); //!
            vertx.executeBlocking(task -> Naps.nap());
          }
        }
        class Page implements io.vertx.core.Handler<String> {
          public void handle(String request) {
            Naps.nap(); //!
          }
        }
        """);
  }

  @Test
  void netty() throws IOException {
    assertMarkedLinesBlock(
        """
        class Echo extends io.netty.channel.SimpleChannelInboundHandler<String> {
          protected void channelRead0(Object context, String message) {
            Naps.nap(); //!
          }
          void unused() {
            Naps.nap();
          }
        }
        """);
  }

  @Test
  void webFlux() throws IOException {
    assertMarkedLinesBlock(
        """
        class Pages {
          @org.springframework.web.bind.annotation.GetMapping
          reactor.core.publisher.Mono<String> onTheLoop() {
            return reactor.core.publisher.Mono.fromCallable(() -> Naps.nap()); //!
          }
          @org.springframework.web.bind.annotation.GetMapping
          reactor.core.publisher.Mono<String> elsewhere() {
            return reactor.core.publisher.Mono.fromCallable(() -> Naps.nap())
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic());
          }
          @org.springframework.web.bind.annotation.GetMapping
          String onAServletsThread() {
            return Naps.nap();
          }
          org.springframework.web.reactive.function.server.HandlerFunction<String> route() {
            return request -> reactor.core.publisher.Mono.just(Naps.nap()); //!
          }
        }
        """);
  }

  @Test
  void quarkusAndReactiveJaxRs() throws IOException {
    assertMarkedLinesBlock(
        """
        class Pages {
          @jakarta.ws.rs.GET
          io.smallrye.mutiny.Uni<String> onTheLoop() {
            Naps.nap(); //!
            return null;
          }
          @jakarta.ws.rs.GET
          @io.smallrye.common.annotation.Blocking
          io.smallrye.mutiny.Uni<String> onAWorker() {
            Naps.nap();
            return null;
          }
          @jakarta.ws.rs.GET
          String onAWorkerToo() {
            return Naps.nap();
          }
        }
        """);
  }

  @Test
  void micronautAndArmeria() throws IOException {
    assertMarkedLinesBlock(
        """
        class Pages {
          @io.micronaut.http.annotation.Get
          String onTheLoop() {
            return Naps.nap(); //!
          }
          @io.micronaut.http.annotation.Get
          @io.micronaut.scheduling.annotation.ExecuteOn
          String elsewhere() {
            return Naps.nap();
          }
          @com.linecorp.armeria.server.annotation.Get
          String ofArmeria() {
            return Naps.nap(); //!
          }
          @com.linecorp.armeria.server.annotation.Get
          @com.linecorp.armeria.server.annotation.Blocking
          String blockingOfArmeria() {
            return Naps.nap();
          }
        }
        class Service implements com.linecorp.armeria.server.HttpService {
          public Object serve(Object context, Object request) {
            return Naps.nap(); //!
          }
        }
        """);
  }

  @Test
  void grpcOnlyWithTheDirectExecutor() throws IOException {
    String service =
        """
        class Service implements io.grpc.BindableService {
          public void find(String request, Object observer) {
            Naps.nap(); //!
          }
        }
        """;
    assertMarkedLinesBlock(
        service
            + "class Main { void start(io.grpc.ServerBuilder server) { server.directExecutor(); } }");
    assertMarkedLinesBlock(service.replace(" //!", ""));
  }

  @Test
  void eachFrameworkHasAFileOfAtMost40Lines() throws IOException {
    Path folder = Path.of("src/main/resources/unblock/analyzer/entrypoints");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        assertThat(Files.readAllLines(file)).as(file.toString()).hasSizeLessThanOrEqualTo(40);
      }
    }
  }

  /** The lines that end in {@code //!} are the callers of the sleep, and no others are. */
  private void assertMarkedLinesBlock(String code) throws IOException {
    String text =
        "class Naps { static String nap() {"
            + " try { Thread.sleep(1); } catch (InterruptedException e) { } return \"\"; } }\n"
            + code;
    Corpus.compileStubs(Path.of("src/test/stubs"), stubs);
    Path source = Files.writeString(folder.resolve("Main.java"), text);
    Path classes = Files.createTempDirectory(folder, "classes");
    Corpus.compile(List.of(source), classes, stubs);
    HandlerInspector.Followed followed =
        HandlerInspector.follow(
            ClassFiles.read(List.of(classes)), InspectionSettings.strict(List.of()));
    List<Integer> seen =
        followed.hits().values().stream()
            .flatMap(List::stream)
            .map(hit -> hit.path().get(hit.path().size() - 2).line())
            .distinct()
            .sorted()
            .toList();
    List<String> lines = text.lines().toList();
    List<Integer> marked =
        Stream.iterate(1, n -> n <= lines.size(), n -> n + 1)
            .filter(n -> lines.get(n - 1).endsWith("//!"))
            .toList();
    assertThat(seen).isEqualTo(marked);
  }
}
