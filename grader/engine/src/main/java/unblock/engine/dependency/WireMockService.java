package unblock.engine.dependency;

import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.Parameters;
import com.github.tomakehurst.wiremock.extension.ResponseTransformerV2;
import com.github.tomakehurst.wiremock.extension.ServeEventListener;
import com.github.tomakehurst.wiremock.http.Response;
import com.github.tomakehurst.wiremock.security.Authenticator;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import unblock.engine.exercise.DependencyFault;
import unblock.engine.exercise.RunContext;

/**
 * The services of all runs, simulated by one WireMock server. Each run has a separate address, and
 * each request waits at the gate of its run before it is answered.
 */
final class WireMockService implements AutoCloseable {
  /** The number of threads for one held request each; they start when they are needed. */
  private static final int MOST_AT_ONCE = 1_024;

  /** The number of threads that gatherings may reserve; the others serve the remaining requests. */
  private static final int MOST_GATHERED = 768;

  private static final String PING = "ping";

  /** The limit for holding a request, long enough that only the gate ends the wait. */
  static final Duration LONGEST_HOLD = Duration.ofMinutes(20);

  /** The limit for a ping's wait for the answers before it; a broken connection has no end. */
  private static final Duration LONGEST_SENDING = Duration.ofSeconds(1);

  /** A run, and its answers that are on their way. */
  private record ServedRun(RunContext context, OpenAnswers answers) {}

  private final Map<String, ServedRun> runs = new ConcurrentHashMap<>();
  private final Semaphore capacity = new Semaphore(MOST_GATHERED, true);
  private final Duration longestSending;
  private final WireMockServer server;

  WireMockService() {
    this(LONGEST_SENDING);
  }

  /** A service whose pings wait for its answers at most that long. */
  WireMockService(Duration longestSending) {
    this.longestSending = longestSending;
    server =
        new WireMockServer(
            WireMockConfiguration.options()
                .bindAddress("127.0.0.1")
                .dynamicPort()
                .containerThreads(MOST_AT_ONCE)
                .jettyAcceptQueueSize(MOST_AT_ONCE)
                .jettyIdleTimeout(LONGEST_HOLD.toMillis())
                .http2PlainDisabled(true)
                .disableRequestJournal()
                // Reading an unfinished body for a log would wait for its end.
                .maxLoggedResponseSize(0)
                // No log is needed, and writing each request to it took a tenth of the server's CPU
                // time.
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                // The admin API uses the same port, so a submission could rewrite stubs or stop the
                // service for all runs. All access to it is denied.
                .adminAuthenticator(denyAll())
                .extensions(new Answers(), new SentAnswers()));
    server.start();
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
  }

  private static Authenticator denyAll() {
    return request -> false;
  }

  /** Opens the address with that name, unique to the run. */
  void open(String name, RunContext run) {
    runs.put(name, new ServedRun(run, new OpenAnswers()));
  }

  /** An address that always answers and serves no records. */
  URI ping() {
    return address(PING);
  }

  /**
   * The address of the run with that name. A request for it alone is answered when the run's
   * answers so far have been sent.
   */
  URI address(String name) {
    return URI.create("http://127.0.0.1:" + port() + "/" + name);
  }

  /** The port on the loopback address. */
  int port() {
    return server.port();
  }

  /**
   * Reserves capacity for that many requests held at the same time, all or none: if two gatherings
   * shared the capacity, neither could get all its requests to the gate. Waits until it is free.
   *
   * @return the capacity to {@link #leave}
   */
  int take(int requests) {
    int taken = Math.min(requests, MOST_GATHERED);
    capacity.acquireUninterruptibly(taken);
    return taken;
  }

  /** Releases reserved capacity. */
  void leave(int taken) {
    capacity.release(taken);
  }

  /** Closes the address with that name. */
  void forget(String name) {
    runs.remove(name);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** The two or three parts of /{run}/{path}; the first is empty. */
  private static String[] steps(LoggedRequest request) {
    String url = request.getUrl();
    return (url.startsWith("/") ? url : "/" + url).split("/", 3);
  }

  /** Answers each request for the run at its address. */
  private final class Answers implements ResponseTransformerV2 {
    @Override
    public String getName() {
      return "answers";
    }

    @Override
    public Response transform(Response usual, ServeEvent event) {
      LoggedRequest request = event.getRequest();
      String[] steps = steps(request);
      ServedRun run = runs.get(steps[1]);
      if (steps.length == 2) {
        return steps[1].equals(PING) || (run != null && hasSent(run)) ? usual : unknown();
      }
      return run == null
          ? unknown()
          : answer(run, event.getId(), request.getMethod().getName(), steps[2]);
    }

    private static Response unknown() {
      return ServiceResponses.unknown();
    }

    private boolean hasSent(ServedRun run) {
      try {
        run.answers().await(longestSending);
        return true;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return false;
      }
    }

    private static Response answer(ServedRun served, UUID id, String method, String target) {
      RunContext run = served.context();
      String received = method + " /" + target;
      String path = target.split("[?]", 2)[0];
      String key = run.oracle().serviceKey(path);
      if (key.isEmpty() || !method.equals("GET")) {
        run.refused(received);
        return unknown();
      }
      CompletableFuture<Boolean> passed = run.arrive(key, received);
      DependencyFault fault = run.fault(key).orElse(null);
      if (fault == HttpFault.SILENT_BODY) {
        return ServiceResponses.unfinished(run.oracle().serve(path), passed, () -> run.begun(key));
      }
      // The thread that lets it go counts it, before this one gets a core.
      return passed.thenApply(go -> begun(served, id, go)).join()
          ? ServiceResponses.of(run.oracle().serve(path), fault)
          : ServiceResponses.dropped();
    }

    private static boolean begun(ServedRun run, UUID id, boolean go) {
      run.answers().begin(id);
      return go;
    }
  }

  /** Notes which answers have been sent. */
  private final class SentAnswers implements ServeEventListener {
    @Override
    public String getName() {
      return "sent-answers";
    }

    @Override
    public void afterComplete(ServeEvent event, Parameters parameters) {
      ServedRun run = runs.get(steps(event.getRequest())[1]);
      if (run != null) {
        run.answers().end(event.getId());
      }
    }
  }
}
