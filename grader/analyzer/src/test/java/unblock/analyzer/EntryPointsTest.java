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
 * Every way to register a handler with Javalin: each handler sleeps, so that each has a finding.
 */
class EntryPointsTest {
  @TempDir Path folder;
  @TempDir Path stubs;

  @Test
  void lambdasAndReferences() throws IOException {
    assertEachMarkedLineIsFound(
        """
        package corpus;
        import static io.javalin.apibuilder.ApiBuilder.*;
        import io.javalin.Javalin;
        import io.javalin.http.*;
        import io.javalin.websocket.*;
        class Main {
          static void nap() { try { Thread.sleep(1); } catch (InterruptedException e) { } }
          static void page(Context ctx) {
            nap(); //!
          }
          void start() {
            Javalin.create(config -> {
              config.routes.get("/a", Main::page);
              config.routes.post("/b", ctx -> nap()); //!
              config.routes.before("/c", ctx -> nap()); //!
              config.routes.after(ctx -> nap()); //!
              config.routes.beforeMatched(ctx -> nap()); //!
              config.routes.afterMatched(ctx -> nap()); //!
              config.routes.error(404, ctx -> nap()); //!
              config.routes.exception(IllegalStateException.class, (e, ctx) -> nap()); //!
              config.routes.sse("/e", client -> nap()); //!
              config.routes.ws("/w", ws -> {
                ws.onConnect(ctx -> nap()); //!
                ws.onMessage(ctx -> nap()); //!
                ws.onBinaryMessage(ctx -> nap()); //!
                ws.onClose(ctx -> nap()); //!
                ws.onError(ctx -> nap()); //!
              });
              config.routes.wsBefore(ws -> ws.onConnect(ctx -> nap())); //!
              config.routes.wsException(IllegalStateException.class, (e, ctx) -> nap()); //!
              config.requestLogger.http((ctx, ms) -> nap()); //!
              config.fileRenderer((path, model, ctx) -> {
                nap(); //!
                return "";
              });
              config.routes.apiBuilder(() -> {
                path("users", () -> {
                  get(ctx -> nap()); //!
                  before(ctx -> nap()); //!
                  crud("{id}", new Users());
                });
              });
            });
          }
          static class Users implements io.javalin.apibuilder.CrudHandler {
            public void getAll(Context ctx) {
              nap(); //!
            }
            public void getOne(Context ctx, String id) {
              nap(); //!
            }
            public void create(Context ctx) {
              nap(); //!
            }
            public void update(Context ctx, String id) {
              nap(); //!
            }
            public void delete(Context ctx, String id) {
              nap(); //!
            }
          }
        }
        """);
  }

  @Test
  void whatRunsWhenAClientLeavesAndWhatWritesJson() throws IOException {
    assertEachMarkedLineIsFound(
        """
        package corpus;
        import io.javalin.config.RoutesConfig;
        import io.javalin.json.JsonMapper;
        import java.lang.reflect.Type;
        class Naps {
          static void nap() { try { Thread.sleep(1); } catch (InterruptedException e) { } }
        }
        class Main {
          static void register(RoutesConfig routes) {
            routes.sse("/a", client -> {
              client.onClose(() -> {
                Naps.nap(); //!
              });
            });
            routes.sse("/b", client -> client.onClose(Main::left));
          }
          static void left() {
            Naps.nap(); //!
          }
        }
        class Mapper implements JsonMapper {
          public String toJsonString(Object value, Type type) {
            Naps.nap(); //!
            return "";
          }
          public <T> T fromJsonString(String json, Type type) {
            Naps.nap(); //!
            return null;
          }
        }
        """);
  }

  @Test
  void classesRegisteredOrNot() throws IOException {
    assertEachMarkedLineIsFound(
        """
        package corpus;
        import io.javalin.http.*;
        import io.javalin.http.sse.SseClient;
        import io.javalin.websocket.*;
        class Naps {
          static void nap() { try { Thread.sleep(1); } catch (InterruptedException e) { } }
        }
        class Page implements Handler {
          public void handle(Context ctx) {
            Naps.nap(); //!
          }
        }
        enum Pages implements Handler {
          ONE {
            public void handle(Context ctx) {
              Naps.nap(); //!
            }
          };
        }
        record Wrapped(String name) implements Handler {
          public void handle(Context ctx) {
            Naps.nap(); //!
          }
        }
        class Failure implements ExceptionHandler<IllegalStateException> {
          public void handle(IllegalStateException e, Context ctx) {
            Naps.nap(); //!
          }
        }
        class Talk implements WsMessageHandler {
          public void handleMessage(WsMessageContext ctx) {
            Naps.nap(); //!
          }
        }
        class Events implements java.util.function.Consumer<SseClient> {
          public void accept(SseClient client) {
            Naps.nap(); //!
          }
        }
        class Log implements RequestLogger {
          public void handle(Context ctx, Float ms) {
            Naps.nap(); //!
          }
        }
        class Guard implements io.javalin.core.security.AccessManager {
          public void manage(Handler handler, Context ctx, java.util.Set<?> roles) throws Exception {
            Naps.nap(); //!
          }
          void helper(Context ctx) {
            Naps.nap();
          }
        }
        class Annotated {
          @io.javalin.community.routing.annotations.Get("/a")
          void page(Context ctx) {
            Naps.nap(); //!
          }
        }
        class Manager {
          io.javalin.core.security.AccessManager guard() {
            return (handler, ctx, roles) -> Naps.nap(); //!
          }
        }
        abstract class Base<T> implements Handler {
          public void handle(Context ctx) throws Exception {
            ctx.json(load(ctx));
          }
          abstract T load(Context ctx);
        }
        class Child extends Base<String> {
          String load(Context ctx) {
            Naps.nap(); //!
            return "";
          }
        }
        """);
  }

  @Test
  void handlersThatOnlyOtherCodeCallsRunWhereItCallsThem() throws IOException {
    assertEachMarkedLineIsFound(
        """
        package corpus;
        import io.javalin.config.RoutesConfig;
        import io.javalin.http.*;
        class Main {
          static void nap() { try { Thread.sleep(1); } catch (InterruptedException e) { } }
          static Handler offloaded(Handler inner) {
            return ctx -> ctx.async(() -> inner.handle(ctx));
          }
          static Handler timed(Handler inner) {
            return ctx -> inner.handle(ctx);
          }
          void register(RoutesConfig routes) {
            routes.get("/a", offloaded(ctx -> nap()));
            routes.get("/b", timed(ctx -> nap())); //!
            Handler both = ctx -> nap(); //!
            routes.get("/c", both);
            routes.get("/d", offloaded(both));
          }
        }
        """);
  }

  @Test
  void mainMethodsThatOtherCodeCalls() throws IOException {
    assertEachMarkedLineIsFound(
        """
        package corpus;
        import io.javalin.Javalin;
        import io.javalin.http.*;
        class Main {
          static void nap() { try { Thread.sleep(1); } catch (InterruptedException e) { } }
          public static void main(String[] arguments) {
            Javalin.create(config -> config.routes.get("/a", ctx -> nap())); //!
          }
        }
        class Other {
          public static void main(String[] arguments) {
            Javalin.create(config -> config.routes.get("/b", ctx -> Main.nap())); //!
          }
        }
        class Launcher {
          public static void main(String[] arguments) {
            Main.main(arguments);
            if (arguments.length > 9) {
              Launcher.main(arguments);
            }
          }
        }
        """);
  }

  @Test
  void methodsThatAreOnlyReachableThroughEachOther() throws IOException {
    assertEachMarkedLineIsFound(
        """
        package corpus;
        import io.javalin.config.RoutesConfig;
        class Main {
          static void nap() { try { Thread.sleep(1); } catch (InterruptedException e) { } }
          static void retry(RoutesConfig routes, int times) {
            register(routes, times);
          }
          static void register(RoutesConfig routes, int times) {
            routes.get("/a", ctx -> nap()); //!
            if (times > 0) {
              retry(routes, times - 1);
            }
          }
        }
        """);
  }

  @Test
  void methodsOfInterfaceTypedReceivers() throws IOException {
    assertEachMarkedLineIsFound(
        """
        package corpus;
        import io.javalin.config.RoutesConfig;
        import io.javalin.http.Context;
        interface Controller {
          void create(Context ctx);
          default void show(Context ctx) {
            Main.nap(); //!
          }
        }
        abstract class Base implements Controller {
          public void create(Context ctx) {
            save(ctx);
          }
          abstract void save(Context ctx);
        }
        class Users extends Base {
          void save(Context ctx) {
            Main.nap(); //!
          }
        }
        class Orders implements Controller {
          public void create(Context ctx) {
            Main.nap(); //!
          }
        }
        class Main {
          static void nap() { try { Thread.sleep(1); } catch (InterruptedException e) { } }
          static void register(RoutesConfig routes, Controller controller, Base base) {
            routes.post("/a", controller::create);
            routes.get("/a", controller::show);
            routes.post("/b", base::create);
          }
          static void start(RoutesConfig routes) {
            register(routes, new Users(), new Users());
            register(routes, new Orders(), new Users());
          }
        }
        """);
  }

  @Test
  void aReceiverThatNothingImplementsCannotBeAnalysed() throws IOException {
    Path classes =
        Sources.compile(
            folder,
            "Main",
            """
            package corpus;
            import io.javalin.config.RoutesConfig;
            import io.javalin.http.Context;
            interface Controller {
              void create(Context ctx);
            }
            class Main {
              static void register(RoutesConfig routes, Controller controller) {
                routes.post("/a", controller::create);
              }
            }
            """);

    InspectionResult inspection = HandlerInspector.inspect(List.of(classes), List.of());

    assertThat(inspection.handlers()).isEqualTo(1);
    assertThat(inspection.findings())
        .extracting(Finding::severity, Finding::line)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Severity.OPAQUE, 9));
  }

  @Test
  void aConstructorThatTheProgramDoesNotUseGivesNoImplementation() throws IOException {
    String text =
        """
        package corpus;
        import io.javalin.config.RoutesConfig;
        import io.javalin.http.Context;
        interface Store { void load() throws Exception; }
        class SlowStore implements Store {
          public void load() throws Exception { Thread.sleep(1); }
        }
        class Memory implements Store { public void load() {} }
        class Controller {
          private final Store store;
          Controller() { this(new SlowStore()); }
          Controller(Store store) { this.store = store; }
          void show(Context ctx) throws Exception { store.load(); }
        }
        class Main {
          static RoutesConfig routes;
          public static void main(String[] args) {
            routes.get("/a", new Controller(new Memory())::show);
          }
        }
        """;

    assertThat(findings(text)).isEmpty();
    assertThat(findings(text.replace("new Memory()", ""))).hasSize(1);
    assertThat(findings(text.replace("public static void main", "static void begin"))).hasSize(1);
  }

  private List<Finding> findings(String text) throws IOException {
    Path classes = Sources.compile(folder, "Main", text);
    return HandlerInspector.inspect(List.of(classes), List.of()).findings();
  }

  /** Each line that ends in {@code //!} leads to the sleep, and no other line is a last hop. */
  private void assertEachMarkedLineIsFound(String text) throws IOException {
    Corpus.compileStubs(Path.of("src/test/stubs"), stubs);
    Path source = folder.resolve("Main.java");
    Files.writeString(source, text);
    Path classes = Files.createDirectories(folder.resolve("classes"));
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
    assertThat(HandlerInspector.inspect(List.of(classes), List.of()).findings())
        .extracting(Finding::key)
        .containsOnly("blocking-call");
  }
}
