package unblock.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.javalin.Javalin;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.NotFoundResponse;
import io.javalin.http.servlet.JavalinServlet;
import io.javalin.json.JsonMapper;
import java.io.IOException;
import java.lang.reflect.Field;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.channels.ServerSocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import kotlin.Lazy;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;
import unblock.given.UserStore;

/** Tests with a real client over real connections that one worker is one thread. */
@Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ExerciseServerTest {
  private static final User ALICE = new User("alice", "secret", "likes tea", "2 visits");

  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService driver = Executors.newCachedThreadPool();
  private final List<String> marks = new CopyOnWriteArrayList<>();
  private final SubmissionThreads threads = new SubmissionThreads();
  private final WorkerRegistry worker =
      new WorkerRegistry(
          (request, what, nanos, cpuNanos) -> marks.add(what + " " + request), threads);
  private WorkerPool pool = new WorkerPool(1, threads);
  private ExerciseServer server;

  /** Handlers that all do the same. */
  private interface Same extends UserApi {
    void handle(Context ctx) throws Exception;

    @Override
    default void login(Context ctx) throws Exception {
      handle(ctx);
    }

    @Override
    default void info(Context ctx) throws Exception {
      handle(ctx);
    }

    @Override
    default void history(Context ctx) throws Exception {
      handle(ctx);
    }
  }

  @AfterEach
  void stop() {
    server.stop();
    driver.shutdownNow();
  }

  /**
   * Jetty by default closes connections after half a minute, also those whose request waits for a
   * thread.
   */
  @Test
  void noRequestIsLostWhileItWaitsForTheWorker() throws Exception {
    start(
        ctx ->
            ctx.result(
                Long.toString(
                    ServletContextRequest.getServletContextRequest(ctx.req())
                        .getConnectionMetaData()
                        .getConnector()
                        .getIdleTimeout())));

    assertThat(Duration.ofMillis(Long.parseLong(post("/login", "R1").join())))
        .isGreaterThan(Duration.ofMinutes(5));
  }

  @Test
  void oneWorkerRunsOneHandlerAndTheOthersWaitInTheServersQueue() throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    Set<Thread> inside = ConcurrentHashMap.newKeySet();
    AtomicInteger most = new AtomicInteger();
    start(
        ctx -> {
          inside.add(Thread.currentThread());
          most.accumulateAndGet(inside.size(), Math::max);
          go.await();
          inside.remove(Thread.currentThread());
          ctx.result("done");
        });

    List<CompletableFuture<String>> replies =
        IntStream.range(0, 20).mapToObj(i -> post("/login", "R" + i)).toList();
    until(() -> pool.getQueueSize() >= 19 && !inside.isEmpty());
    assertThat(inside).hasSize(1);
    go.countDown();

    assertThat(replies).extracting(CompletableFuture::join).containsOnly("done");
    assertThat(most).hasValue(1);
    until(() -> marks.size() == 40);
    for (int i = 0; i < 40; i += 2) {
      assertThat(marks.get(i + 1)).isEqualTo(marks.get(i).replace("enter", "exit"));
    }
  }

  @Test
  void fourWorkersRunFourHandlersAtOnce() throws Exception {
    pool = new WorkerPool(4, threads);
    CountDownLatch all = new CountDownLatch(4);
    start(
        ctx -> {
          all.countDown();
          all.await();
          ctx.result("done");
        });

    List<CompletableFuture<String>> replies =
        IntStream.range(0, 4).mapToObj(i -> post("/login", "R" + i)).toList();

    assertThat(replies).extracting(CompletableFuture::join).containsOnly("done");
  }

  @Test
  void theStoreDeliversOnTheWorkerAndSoOnlyWhenThatIsFree() throws Exception {
    CountDownLatch found = new CountDownLatch(1);
    CountDownLatch busy = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    AsyncUserStore users =
        users(
            name -> {
              await(found);
              return Optional.of(ALICE);
            });
    CompletableFuture<Thread> delivered = new CompletableFuture<>();
    start(
        ctx -> {
          if (ctx.path().equals("/info")) {
            busy.countDown();
            go.await();
          } else {
            ctx.future(
                () ->
                    users
                        .find("alice")
                        .thenAccept(
                            user -> {
                              delivered.complete(Thread.currentThread());
                              ctx.result(user.orElseThrow().info() + " " + worker.request());
                            })
                        .toCompletableFuture());
          }
        });

    CompletableFuture<String> login = post("/login", "R1");
    until(() -> marks.contains("exit R1"));
    CompletableFuture<String> info = post("/info", "R2");
    busy.await();
    found.countDown();
    until(() -> pool.getQueueSize() >= 1);
    assertThat(delivered).isNotDone();
    go.countDown();

    assertThat(login.join()).isEqualTo("likes tea R1");
    assertThat(info.join()).isEmpty();
    assertThat(delivered.join().getName()).startsWith("worker-");
    until(() -> marks.size() == 6);
    assertThat(marks)
        .containsExactly("enter R1", "exit R1", "enter R2", "exit R2", "enter R1", "exit R1");
  }

  @Test
  void aStoreThatFailsIsToldOnTheWorkerToo() throws Exception {
    StoreException failure = new StoreException("away", new IllegalStateException("locked"));
    AsyncUserStore users =
        users(
            name -> {
              throw failure;
            });
    start(
        ctx ->
            ctx.future(
                () ->
                    users
                        .find("alice")
                        .handle((user, e) -> ctx.result((e == failure) + " " + worker.request()))
                        .toCompletableFuture()));

    assertThat(post("/login", "R1").join()).isEqualTo("true R1");
  }

  @Test
  void thePulseAnswersWhileAStageIsPending() throws Exception {
    CountDownLatch found = new CountDownLatch(1);
    AsyncUserStore users =
        users(
            name -> {
              await(found);
              return Optional.of(ALICE);
            });
    start(
        ctx ->
            ctx.future(
                () ->
                    users
                        .find("alice")
                        .thenAccept(user -> ctx.result(user.orElseThrow().history()))
                        .toCompletableFuture()));

    CompletableFuture<String> history = post("/history", "R1");
    until(() -> marks.contains("exit R1"));

    assertThat(pulse().join()).isEqualTo("alive");
    assertThat(history).isNotDone();
    found.countDown();
    assertThat(history.join()).isEqualTo("2 visits");
    assertThat(marks).as("the pulse leaves no mark").allMatch(mark -> mark.endsWith(" R1"));
  }

  @Test
  void theWorkerIsMarkedAroundTheHandlerAndTheSupplierOfTheFuture() throws Exception {
    List<String> holding = new CopyOnWriteArrayList<>();
    start(
        ctx -> {
          holding.add("handler " + worker.request());
          ctx.future(
              () -> {
                holding.add("supplier " + worker.request());
                holding.add("holder " + holder(Thread.currentThread()));
                ctx.result("done");
                return CompletableFuture.completedFuture(null);
              });
        });

    assertThat(post("/login", "R7").join()).isEqualTo("done");
    assertThat(holding).containsExactly("handler R7", "supplier R7", "holder R7");
  }

  @Test
  void aHandlerThatThrowsLeavesTheWorker() throws Exception {
    CompletableFuture<Thread> ran = new CompletableFuture<>();
    start(
        ctx -> {
          ran.complete(Thread.currentThread());
          throw new IllegalStateException("on purpose");
        });

    assertThat(post("/info", "R1").join())
        .matches("java.lang.IllegalStateException: on purpose, at ExerciseServerTest.java:[0-9]+");
    until(() -> marks.size() == 2);
    assertThat(marks).containsExactly("enter R1", "exit R1");
    assertThat(holder(ran.join())).isEmpty();
  }

  @Test
  void whileTheServerRunsNobodyChangesHowManyWorkersItHas() throws Exception {
    start(
        ctx -> {
          QueuedThreadPool found = (QueuedThreadPool) jetty(ctx).getThreadPool();
          List<Runnable> changes =
              List.of(
                  () -> found.setMaxThreads(400),
                  () -> found.setMinThreads(400),
                  () -> found.setReservedThreads(10),
                  () -> found.setVirtualThreadsExecutor(Runnable::run),
                  () -> found.newThread(() -> {}),
                  () -> stop(found));
          ctx.result(changes.stream().map(ExerciseServerTest::refused).toList().toString());
        });

    assertThat(post("/login", "R1").join()).isEqualTo(Collections.nCopies(6, true).toString());
    assertThat(pool.getMaxThreads()).isEqualTo(2);
  }

  @Test
  void whileTheServerRunsNobodyFreesItsPortOrGetsItsSocket() throws Exception {
    start(
        ctx -> {
          ServerConnector found = (ServerConnector) jetty(ctx).getConnectors()[0];
          List<Runnable> changes =
              List.of(
                  found::close, () -> stop(found), () -> stop(found.getServer()), found::shutdown);
          List<Object> seen = new ArrayList<>(found.getBeans());
          seen.addAll(found.getServer().getContainedBeans(ServerSocketChannel.class));
          seen.add(String.valueOf(found.getTransport()));
          seen.add(String.valueOf(found.getSelectorManager()));
          seen.add(String.valueOf(found.getBean(ServerSocketChannel.class)));
          ctx.result(changes.stream().map(ExerciseServerTest::refused).toList() + " " + seen);
        });

    assertThat(post("/login", "R1").join())
        .isEqualTo("[true, true, true, true] [null, null, null]");
    int port = server.port();
    assertThatThrownBy(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close())
        .isInstanceOf(BindException.class);
  }

  /** Returns the request that holds that thread; an empty text if the thread has ended. */
  private String holder(Thread thread) {
    return LiveThread.all().stream()
        .filter(live -> live.thread() == thread)
        .findFirst()
        .map(worker::holder)
        .orElse("");
  }

  private static org.eclipse.jetty.server.Server jetty(Context ctx) {
    return ServletContextRequest.getServletContextRequest(ctx.req())
        .getConnectionMetaData()
        .getConnector()
        .getServer();
  }

  private static void stop(LifeCycle part) {
    try {
      part.stop();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean refused(Runnable change) {
    try {
      change.run();
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  @Test
  void whoeverCallsTheServersFilterInAHandlerDoesNotLeaveTheWorker() throws Exception {
    start(
        ctx -> {
          worker.run("R1", () -> "a part that ends");
          ctx.result(holder(Thread.currentThread()));
        });

    assertThat(post("/login", "R1").join()).isEqualTo("R1");
    until(() -> marks.size() == 2);
    assertThat(marks).containsExactly("enter R1", "exit R1");
  }

  @Test
  void whatRunsInTheServersPoolOutsideOfARequestHoldsTheWorkerToo() throws Exception {
    CompletableFuture<String> held = new CompletableFuture<>();
    start(ctx -> ctx.result("done"));
    pool.execute(
        () -> {
          held.complete(holder(Thread.currentThread()));
        });

    assertThat(held.join()).isEqualTo(WorkerRegistry.SOME_REQUEST);
  }

  @Test
  void aRequestThatDoesNotSayWhichItIsHoldsTheWorkerAllTheSame() throws Exception {
    start(ctx -> ctx.result("[" + worker.request() + "]"));

    assertThat(post("/login", "").join()).isEqualTo("[" + WorkerRegistry.SOME_REQUEST + "]");
  }

  /** If a handler throws an exception that stands for a reply, Javalin sends that reply. */
  @Test
  void anExceptionThatStandsForAReplyIsThatReply() throws Exception {
    start(
        ctx -> {
          throw new NotFoundResponse("nobody");
        });

    assertThat(post("/info", "R1").join()).isEqualTo("nobody");
  }

  /** Otherwise one of two simultaneous first requests would sometimes get a 500. */
  @Test
  void whatAllRequestsShareIsMadeBeforeThem() throws Exception {
    start(ctx -> ctx.result("done"));

    Javalin app = (Javalin) part(server, "app");
    Object servlet = app.unsafe.servlet.getValue().getServlet();
    Object http = servlet instanceof JavalinServlet ? servlet : part(servlet, "httpServlet");
    assertThat(((Lazy<?>) part(http, "servletContextConfig$delegate")).isInitialized()).isTrue();
    JsonMapper json = app.unsafe.jsonMapper.getValue();
    assertThat(((Lazy<?>) part(json, "mapperDelegate")).isInitialized()).isTrue();
  }

  private static Object part(Object whole, String field) throws ReflectiveOperationException {
    Field part = whole.getClass().getDeclaredField(field);
    part.setAccessible(true);
    return part.get(whole);
  }

  private void start(Same handlers) throws IOException {
    Map<String, Handler> routes = new LinkedHashMap<>();
    routes.put("/login", handlers::login);
    routes.put("/info", handlers::info);
    routes.put("/history", handlers::history);
    server =
        ExerciseServer.start(
            routes, handlers.getClass().getPackageName(), pool, worker, threads, 0);
  }

  private AsyncUserStore users(UserStore store) {
    return new LoopUserStore(username -> {}, store, driver, pool, worker);
  }

  private CompletableFuture<String> post(String path, String request) {
    HttpRequest.Builder builder =
        to(path).POST(HttpRequest.BodyPublishers.ofString("username=alice"));
    if (!request.isEmpty()) {
      builder.header("X-Request-Id", request);
    }
    return body(builder);
  }

  private CompletableFuture<String> pulse() {
    return body(to("/pulse"));
  }

  private HttpRequest.Builder to(String path) {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
        .version(HttpClient.Version.HTTP_1_1);
  }

  private CompletableFuture<String> body(HttpRequest.Builder request) {
    return client
        .sendAsync(request.build(), HttpResponse.BodyHandlers.ofString())
        .thenApply(HttpResponse::body);
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Polls until the condition holds; the time-out of the test ends the polling. */
  private static void until(BooleanSupplier holds) throws InterruptedException {
    while (!holds.getAsBoolean()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("It never held");
      }
      Thread.yield();
    }
  }
}
