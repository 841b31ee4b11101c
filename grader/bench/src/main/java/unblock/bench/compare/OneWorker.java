package unblock.bench.compare;

import io.javalin.Javalin;
import io.javalin.http.Handler;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.concurrent.Executor;
import org.eclipse.jetty.ee10.servlet.FilterHolder;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.jspecify.annotations.Nullable;

/**
 * A Javalin server with one thread for handlers, as in the exercises, and one handler at a time.
 */
final class OneWorker {
  /** The name of the threads: one is the worker, and one waits for connections. */
  static final String NAME = "worker";

  private static final int PATIENCE_MS = 2000;

  private record Current(String id, Handler handler) {}

  private final HandlerThreads marks;
  private final QueuedThreadPool pool = new QueuedThreadPool(2, 2);
  private final Javalin app;
  private volatile boolean incomplete;
  private volatile Current current = new Current("", ctx -> {});

  OneWorker(HandlerThreads marks) {
    this.marks = marks;
    pool.setReservedThreads(0);
    pool.setName(NAME);
    this.app = start();
  }

  private Javalin start() {
    return Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.startup.showOldJavalinVersionWarning = false;
              config.jetty.threadPool = pool;
              config.jetty.addConnector(
                  (server, http) -> {
                    ServerConnector connector =
                        new ServerConnector(server, 0, 1, new HttpConnectionFactory(http));
                    connector.setHost("127.0.0.1");
                    return connector;
                  });
              // A filter, because the supplier of ctx.future runs after its handler has returned.
              FilterHolder filter = new FilterHolder(marking());
              filter.setAsyncSupported(true);
              config.jetty.modifyServletContextHandler(
                  context -> context.addFilter(filter, "/*", EnumSet.of(DispatcherType.REQUEST)));
              config.routes.post("/", ctx -> current.handler().handle(ctx));
              config.routes.exception(
                  Exception.class, (failure, ctx) -> failed(failure, ctx.res()));
              config.router.javaLangErrorHandler((response, failure) -> failed(failure, response));
            })
        .start();
  }

  private void failed(Throwable failure, HttpServletResponse response) {
    incomplete = incomplete || isOfAMissingPart(failure);
    response.setStatus(500);
  }

  /** Whether a handler used a library that is missing, or a field that nothing has set. */
  private static boolean isOfAMissingPart(Throwable failure) {
    if (failure instanceof NullPointerException && failure.getMessage() != null) {
      return failure.getMessage().contains("because \"this.");
    }
    return isOfAMissingClass(failure) || isOfAMissingClass(failure.getCause());
  }

  private static boolean isOfAMissingClass(@Nullable Throwable failure) {
    return failure instanceof NoClassDefFoundError
        && failure.getCause() instanceof ClassNotFoundException;
  }

  /** Whether the last handler could not run to its end, because a part of it is missing. */
  boolean isIncomplete() {
    return incomplete;
  }

  private Filter marking() {
    return (request, response, chain) -> {
      try {
        marks.run(current.id(), () -> chain.doFilter(request, response));
      } catch (IOException | ServletException | RuntimeException e) {
        throw e;
      } catch (Exception e) {
        throw new ServletException(e);
      }
    };
  }

  /** Returns an executor that runs tasks on the worker. */
  Executor executor() {
    return pool;
  }

  /**
   * Sends one request with that form to that handler.
   *
   * @return whether it was answered in time
   */
  boolean drive(String id, Handler handler, String form) throws IOException {
    current = new Current(id, handler);
    incomplete = false;
    String request =
        "POST / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Length: "
            + form.length()
            + "\r\nContent-Type: application/x-www-form-urlencoded\r\n\r\n"
            + form;
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), app.port())) {
      socket.setSoTimeout(PATIENCE_MS);
      // Head and body together, so that no handler waits for its own request.
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      InputStream reply = socket.getInputStream();
      return reply.readAllBytes().length > 0;
    } catch (SocketTimeoutException e) {
      return false;
    }
  }
}
