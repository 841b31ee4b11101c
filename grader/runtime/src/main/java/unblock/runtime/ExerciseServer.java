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
 * The Javalin server of an exercise, on the loopback address, with exactly the exercise's number of
 * workers.
 */
final class ExerciseServer {
  /** The grader sets this header to identify each request; requests by curl do not have it. */
  private static final String REQUEST = "X-Request-Id";

  /** The limit of connections that wait to be accepted: more than any client opens at once. */
  private static final int MOST_UNACCEPTED = 1_024;

  /**
   * How long a request may wait for the worker, in ms. Jetty's default of 30 s is a wall-clock
   * limit that closes queued connections. On a machine where one request held the worker for longer
   * than that, the other requests were lost, and their observations with them.
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
   * Starts a server. When this method returns, the server has answered one request.
   *
   * @param routes the handler of each route, by path
   * @param handlers the package of the handlers, for the description of their exceptions
   * @param port the port, or 0 for a free one
   * @throws IOException if the server did not answer that request
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
              // The executor of ctx.async. Javalin's own executor has threads that the registry
              // does not contain.
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
              // The exception goes into the reply, because Javalin's own reply does not contain it.
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

  /**
   * Returns a mapper without Javalin's search for JSON modules: it reads all jars, and they have
   * none.
   */
  private static JavalinJackson json() {
    JavalinJackson json = new JavalinJackson(new ObjectMapper(), false);
    var unused = json.getMapper(); // For the reason given at answerOnce.
    return json;
  }

  /**
   * Sends one request, so that Javalin creates all shared objects before the first real request.
   * Javalin creates them on first use and without a lock ({@code javalinLazy} of 7.2.3). If the
   * first two requests arrive together, one of them can find an object half initialised, and its
   * reply is a 500. That happened once in 20,000 gradings.
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
   * Returns a filter that marks the worker during everything that a request does on it. A wrapper
   * around the handler would not be enough: Javalin calls the supplier of {@code ctx.future} after
   * the handler has returned, on the same thread.
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
