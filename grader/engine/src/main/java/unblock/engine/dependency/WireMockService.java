package unblock.engine.dependency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.security.Authenticator;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import unblock.engine.exercise.DependencyFault;
import unblock.engine.exercise.Oracle;
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

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** The limit for holding a request, long enough that only the gate ends the wait. */
  static final Duration LONGEST_HOLD = Duration.ofMinutes(20);

  private final Map<String, RunContext> runs = new ConcurrentHashMap<>();
  private final Semaphore capacity = new Semaphore(MOST_GATHERED, true);
  private final WireMockServer server;

  WireMockService() {
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
                // No log is needed, and writing each request to it took a tenth of the server's CPU
                // time.
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                // The admin API uses the same port, so a submission could rewrite stubs or stop the
                // service for all runs. All access to it is denied.
                .adminAuthenticator(denyAll())
                .extensions(new Answers()));
    server.start();
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
  }

  private static Authenticator denyAll() {
    return request -> false;
  }

  /** Opens the address with that name, unique to the run. */
  void open(String name, RunContext run) {
    runs.put(name, run);
  }

  /** An address that always answers and serves no records. */
  URI ping() {
    return address("ping");
  }

  /** The address of the run with that name. */
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

  /** Answers each request for the run at its address. */
  private final class Answers implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "answers";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      // /{run}/{path}
      String[] steps = event.getRequest().getUrl().split("[?]", 2)[0].split("/", 3);
      RunContext run = steps.length == 3 ? runs.get(steps[1]) : null;
      String key = run == null ? "" : run.oracle().serviceKey(steps[2]);
      if (run == null || key.isEmpty()) {
        return WireMock.aResponse().withStatus(400).withBody("no such address").build();
      }
      boolean go = run.arrive(key).join();
      return go ? answer(run, key, steps[2]) : drop();
    }

    private static ResponseDefinition answer(RunContext run, String key, String path) {
      DependencyFault fault = run.fault(key).orElse(null);
      Oracle.ServiceReply right = run.oracle().serve(path);
      if (!(fault instanceof HttpFault http)) {
        return json(right.status(), right.fields());
      }
      return switch (http) {
        case OUT_OF_ORDER -> json(500, Map.of("detail", "out of order"));
        case CREATED -> json(201, right.fields());
        case NO_JSON -> WireMock.aResponse().withStatus(200).withBody("<html>oops").build();
        case WRONG_FIELDS -> json(200, Map.of("user", "?"));
        case OTHER_USER -> json(200, otherUser(right.fields()));
        case NO_TEXT -> json(200, withoutText(right.fields()));
        case DROPS -> drop();
        case SILENT, REFUSES -> json(right.status(), right.fields());
      };
    }

    private static ResponseDefinition drop() {
      return WireMock.aResponse()
          .withFault(com.github.tomakehurst.wiremock.http.Fault.CONNECTION_RESET_BY_PEER)
          .build();
    }

    /** What the service has, under the name of somebody else. */
    private static Map<String, Object> otherUser(Map<String, String> fields) {
      Map<String, Object> other = new TreeMap<>(fields);
      other.computeIfPresent("username", (key, name) -> name + "x");
      return other;
    }

    /** What the service has, but numbers in place of all texts except the name. */
    private static Map<String, Object> withoutText(Map<String, String> fields) {
      Map<String, Object> other = new TreeMap<>(fields);
      other.replaceAll((key, text) -> key.equals("username") ? text : (Object) 7);
      return other;
    }

    private static ResponseDefinition json(int status, Map<String, ?> fields) {
      try {
        return WireMock.aResponse()
            .withStatus(status)
            .withHeader("Content-Type", "application/json")
            .withBody(JSON.writeValueAsString(fields))
            .build();
      } catch (JsonProcessingException e) {
        throw new IllegalStateException("A map of texts could not be written as JSON", e);
      }
    }
  }
}
