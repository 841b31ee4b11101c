package unblock.engine.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.github.tomakehurst.wiremock.WireMockServer;
import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.core.WireMockConfiguration;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.security.Authenticator;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import unblock.given.User;

/**
 * The upstream service, played by one WireMock for all runs. Each run has an address of its own,
 * and each request waits at the gate of its run before it is answered.
 */
final class Upstream implements AutoCloseable {
  /** Ways in which an upstream service fails. */
  enum Fate {
    OUT_OF_ORDER("while the service answers 500"),
    CREATED("while the service answers 201 in place of 200"),
    NO_JSON("while the service answers what is no JSON"),
    WRONG_FIELDS("while the service leaves out the promised fields"),
    DROPS("while the service drops the connection");

    private final String words;

    Fate(String words) {
      this.words = words;
    }

    /** When it happens, for messages. */
    String words() {
      return words;
    }
  }

  /** What the service knows in one run. */
  record Scene(Gate gate, People people, Map<String, Fate> fates) {}

  /** Threads, each of which holds one request; they start when they are needed. */
  private static final int MOST_AT_ONCE = 1_024;

  /** How many of them gatherings may take; the rest answers what is asked meanwhile. */
  private static final int SEATS = 768;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);

  /** For so long may a request be held: nothing but the gate is to end its wait, no time-out. */
  static final Duration LONGEST_HOLD = Duration.ofMinutes(20);

  private final Map<String, Scene> scenes = new ConcurrentHashMap<>();
  private final Semaphore seats = new Semaphore(SEATS, true);
  private final WireMockServer server;

  Upstream() {
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
                // Nobody reads its log, and writing each request down for it took a tenth of its
                // CPU time.
                .stubRequestLoggingDisabled(true)
                .gzipDisabled(true)
                // Its admin API is behind the same port, and a submission may try it: stubs could
                // be rewritten there, and the service ended, for all runs. Nobody gets in.
                .adminAuthenticator(nobody())
                .extensions(new Answers()));
    server.start();
    server.stubFor(WireMock.any(WireMock.anyUrl()).willReturn(WireMock.ok()));
  }

  private static Authenticator nobody() {
    return request -> false;
  }

  /** Opens the address of that name, which is unique among the runs, for that scene. */
  void open(String name, Scene scene) {
    scenes.put(name, scene);
  }

  /** An address that is always answered, and knows nobody. */
  URI ping() {
    return address("ping");
  }

  /** Where the scene of that name is asked for users. */
  URI address(String name) {
    return URI.create("http://127.0.0.1:" + port() + "/" + name);
  }

  /** Where it listens, on the loopback address. */
  int port() {
    return server.port();
  }

  /**
   * Takes room for that many requests that will be held at the same time, all or none: of two
   * gatherings that share the room, neither could get its requests to the gate. Waits for it.
   *
   * @return how much room to {@link #leave}
   */
  int take(int requests) {
    int taken = Math.min(requests, SEATS);
    seats.acquireUninterruptibly(taken);
    return taken;
  }

  /** Gives room back. */
  void leave(int taken) {
    seats.release(taken);
  }

  /** Closes the address of that name. */
  void forget(String name) {
    scenes.remove(name);
  }

  @Override
  public void close() {
    server.stop();
  }

  /** Answers each request from the scene of its address. */
  private final class Answers implements ResponseDefinitionTransformerV2 {
    @Override
    public String getName() {
      return "answers";
    }

    @Override
    public ResponseDefinition transform(ServeEvent event) {
      // /{run}/users/{username}/{info|history}
      String[] steps = event.getRequest().getUrl().split("[?]", 2)[0].split("/", -1);
      Scene scene = steps.length == 5 ? scenes.get(steps[1]) : null;
      if (scene == null || !steps[2].equals("users")) {
        return WireMock.aResponse().withStatus(400).withBody("no such address").build();
      }
      String username = URLDecoder.decode(steps[3].replace("+", "%2B"), StandardCharsets.UTF_8);
      boolean go = scene.gate().arrive(username, "", List.of()).passed().join();
      Fate fate = scene.fates().get(username);
      Optional<User> user = scene.people().find(username);
      if (!go) {
        return drop();
      }
      if (fate == null) {
        return answer(user, steps[4], 200);
      }
      return switch (fate) {
        case OUT_OF_ORDER -> json(500, Map.of("detail", "out of order"));
        case CREATED -> answer(user, steps[4], 201);
        case NO_JSON -> WireMock.aResponse().withStatus(200).withBody("<html>oops").build();
        case WRONG_FIELDS -> json(200, Map.of("user", "?"));
        case DROPS -> drop();
      };
    }

    private static ResponseDefinition drop() {
      return WireMock.aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build();
    }

    private static ResponseDefinition answer(Optional<User> user, String what, int status) {
      if (user.isEmpty() || !List.of("info", "history").contains(what)) {
        return json(404, Map.of("detail", "no such user"));
      }
      String text = what.equals("info") ? user.get().info() : user.get().history();
      return json(status, Map.of("username", user.get().username(), what, text));
    }

    private static ResponseDefinition json(int status, Map<String, String> fields) {
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
