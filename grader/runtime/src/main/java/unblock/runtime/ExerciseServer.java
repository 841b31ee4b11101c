package unblock.runtime;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.Javalin;
import io.javalin.http.ContentType;
import io.javalin.http.Handler;
import io.javalin.http.HttpStatus;
import io.javalin.http.util.AsyncExecutor;
import io.javalin.json.JavalinJackson;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import kotlin.LazyKt;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.util.thread.ScheduledExecutorScheduler;

/**
 * The Javalin server of an exercise, on the loopback address, with exactly as many workers as the
 * exercise says.
 */
final class ExerciseServer {
  /** Set by the grader so that it can tell requests apart; absent when a student uses curl. */
  private static final String REQUEST = "X-Request-Id";

  /** Connections that wait to be accepted: more than anybody sends at once. */
  private static final int MOST_UNACCEPTED = 1_024;

  /**
   * For so long may a request wait for the worker, in ms. Jetty's own 30 s close the connections in
   * its queue, which is a stopwatch: on a machine where one request held the worker for longer, the
   * others were lost, and with them what they had to tell.
   */
  private static final long LONGEST_WAIT_MS = Duration.ofMinutes(20).toMillis();

  private final Javalin app;
  private final ServerSeal seal;
  private final ScheduledExecutorService timer;

  private ExerciseServer(Javalin app, ServerSeal seal, ScheduledExecutorService timer) {
    this.app = app;
    this.seal = seal;
    this.timer = timer;
  }

  /**
   * Starts a server; 0 picks a free port. When this returns, it has answered one request.
   *
   * @param routes from the path of each route to what answers it
   * @param handlers the package of the handlers, for what is told of their exceptions
   * @throws IOException when it did not answer that
   */
  static ExerciseServer start(
      Map<String, Handler> routes,
      String handlers,
      WorkerPool pool,
      WorkerRegistry worker,
      SubmissionThreads threads,
      int port)
      throws IOException {
    ServerSeal seal = pool.seal();
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(1, task -> threads.daemon("server-timer", task));
    timer.setRemoveOnCancelPolicy(true);
    Javalin app =
        Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.startup.startupWatcherEnabled = false;
              config.jsonMapper(json());
              // Behind ctx.async; Javalin's own has threads that nobody here would know.
              config.concurrency.executor =
                  LazyKt.lazyOf(
                      new AsyncExecutor(
                          Executors.newCachedThreadPool(
                              task -> threads.daemon("server-async", task))));
              config.jetty.threadPool = pool;
              config.jetty.addConnector(
                  (server, http) -> {
                    GivenConnector connector =
                        new GivenConnector(
                            server,
                            new ScheduledExecutorScheduler(timer),
                            seal,
                            new HttpConnectionFactory(http));
                    connector.setHost("127.0.0.1");
                    connector.setPort(port);
                    connector.setReuseAddress(true);
                    connector.setIdleTimeout(LONGEST_WAIT_MS);
                    connector.setAcceptQueueSize(MOST_UNACCEPTED);
                    return connector;
                  });
              config.jetty.modifyServer(server -> server.setStopTimeout(0));
              config.jetty.modifyServletContextHandler(
                  context -> mark(context, routes.keySet(), worker));
              routes.forEach(config.routes::post);
              config.routes.get("/pulse", ctx -> ctx.result("alive"));
              // Javalin's own reply says nothing of the exception, which nobody else would tell.
              config.routes.exception(
                  Exception.class,
                  (e, ctx) ->
                      ctx.status(HttpStatus.INTERNAL_SERVER_ERROR)
                          .contentType(ContentType.TEXT_PLAIN)
                          .result(StackTexts.failure(e, handlers)));
            });
    app.start();
    answerOnce(app.port());
    seal.close();
    return new ExerciseServer(app, seal, timer);
  }

  /** Javalin's own looks through all jars for modules that are not among them. */
  private static JavalinJackson json() {
    JavalinJackson json = new JavalinJackson(new ObjectMapper(), false);
    var unused = json.getMapper(); // For the reason of answerOnce.
    return json;
  }

  /**
   * What all requests share Javalin makes when the first one needs it, and without a lock ({@code
   * javalinLazy} of 7.2.3): of two that come first and together, one can find it half made and is
   * answered 500. That was seen once in 20,000 gradings.
   */
  private static void answerOnce(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket
          .getOutputStream()
          .write("GET /pulse HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
      if (socket.getInputStream().readAllBytes().length == 0) {
        throw new IOException("The server did not answer its first request");
      }
    }
  }

  /**
   * Marks the worker around all that a request does on it. Not around the handler: Javalin calls
   * the supplier given to {@code ctx.future} after the handler has returned, on the same thread.
   */
  private static Filter marking(WorkerRegistry worker) {
    return (request, response, chain) -> {
      String id = ((HttpServletRequest) request).getHeader(REQUEST);
      try {
        worker.run(
            id == null || id.isEmpty() ? WorkerRegistry.SOME_REQUEST : id,
            () -> {
              chain.doFilter(request, response);
              return true;
            });
      } catch (IOException | ServletException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new ServletException("A filter chain threw what it does not declare", e);
      }
    };
  }

  private static void mark(
      ServletContextHandler context, Set<String> paths, WorkerRegistry worker) {
    FilterHolder holder = new FilterHolder(marking(worker));
    holder.setAsyncSupported(true);
    for (String path : paths) {
      context.addFilter(holder, path, EnumSet.of(DispatcherType.REQUEST));
    }
  }

  int port() {
    return app.port();
  }

  void stop() {
    seal.open();
    app.stop();
    timer.shutdownNow();
  }
}
