package unblock.engine.dependency;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Proxy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.Oracle.ServiceReply;
import unblock.engine.exercise.RunContext;

@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WireMockServiceTest {
  private final WireMockService service = new WireMockService(Duration.ofDays(1));
  private final HttpClient client = HttpClient.newHttpClient();
  private final CountDownLatch arrived = new CountDownLatch(1);
  private final CountDownLatch answering = new CountDownLatch(1);
  private final CompletableFuture<Boolean> gate = new CompletableFuture<>();
  private final CompletableFuture<ServiceReply> reply = new CompletableFuture<>();

  @BeforeEach
  void open() {
    service.open("run", run());
  }

  @AfterEach
  void close() {
    gate.complete(false);
    reply.complete(new ServiceReply(500, Map.of()));
    service.close();
  }

  @Test
  void pingWaitsForAnAnswerThatTheGateHasLetGo() throws InterruptedException {
    CompletableFuture<HttpResponse<String>> asked = get("/users/alice/info");
    arrived.await();
    gate.complete(true);
    answering.await();
    CompletableFuture<HttpResponse<String>> ping = get("");

    // Time for a ping that does not wait.
    assertThat(ping.copy().completeOnTimeout(null, 200, TimeUnit.MILLISECONDS).join()).isNull();
    reply.complete(new ServiceReply(200, Map.of("info", "x")));

    assertThat(asked.join().body()).isEqualTo("{\"info\":\"x\"}");
    assertThat(ping.join().statusCode()).isEqualTo(200);
  }

  @Test
  void pingDoesNotWaitForAnAnswerThatTheGateHolds() throws InterruptedException {
    var asked = get("/users/alice/info");
    arrived.await();

    assertThat(get("").join().statusCode()).isEqualTo(200);
    assertThat(asked).isNotDone();
  }

  @Test
  void pingDoesNotWaitWithoutEnd() throws InterruptedException {
    try (WireMockService impatient = new WireMockService(Duration.ofMillis(1))) {
      impatient.open("run", run());
      var asked = get(impatient, "/users/alice/info");
      arrived.await();
      gate.complete(true);
      answering.await();

      assertThat(get(impatient, "").join().statusCode()).isEqualTo(200);
      assertThat(asked).isNotDone();
      reply.complete(new ServiceReply(200, Map.of()));
    }
  }

  @Test
  void anAddressOfNoRunIsUnknown() {
    service.forget("run");

    assertThat(get("").join().statusCode()).isEqualTo(400);
    assertThat(get("/users/alice/info").join().statusCode()).isEqualTo(400);
  }

  private CompletableFuture<HttpResponse<String>> get(String path) {
    return get(service, path);
  }

  private CompletableFuture<HttpResponse<String>> get(WireMockService service, String path) {
    URI address = URI.create(service.address("run") + path);
    return client.sendAsync(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
  }

  private RunContext run() {
    Oracle oracle =
        with(
            Oracle.class,
            Map.of(
                "serviceKey",
                path -> "alice",
                "serve",
                path -> {
                  answering.countDown();
                  return reply.join();
                }));
    return with(
        RunContext.class,
        Map.of(
            "oracle",
            none -> oracle,
            "fault",
            key -> Optional.empty(),
            "arrive",
            key -> {
              arrived.countDown();
              return gate;
            }));
  }

  /** An object that has those methods alone; they get the first argument, or an empty text. */
  private static <T> T with(Class<T> type, Map<String, Function<Object, Object>> methods) {
    return type.cast(
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (proxy, method, arguments) ->
                methods.get(method.getName()).apply(arguments == null ? "" : arguments[0])));
  }
}
