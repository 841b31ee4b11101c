package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import unblock.engine.exercise.Question;
import unblock.engine.exercise.users.UserRoutes;
import unblock.engine.model.Outcome;
import unblock.engine.model.Reply;
import unblock.engine.model.Route;

class RequestSenderTest {
  private static final int MANY = 200;
  private static final int BUSY = 3 * Runtime.getRuntime().availableProcessors();

  private final RequestSender caller = new RequestSender();
  private final CountDownLatch held = new CountDownLatch(MANY);
  private final CountDownLatch go = new CountDownLatch(1);
  private final CountDownLatch sent = new CountDownLatch(MANY);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private volatile boolean over;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MANY);
    server.setExecutor(threads);
    server.createContext("/info", this::holdAndReply);
    server.createContext("/login", exchange -> reply(exchange, "[".repeat(60_000)));
    server.createContext("/ping", exchange -> reply(exchange, "pong"));
    server.start();
  }

  @AfterEach
  void end() {
    over = true;
    go.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  /** More threads than cores: every earlier reply must have been processed. */
  @RepeatedTest(3)
  void whoeverHasPingedHasTakenUpAllThatCameBefore() throws InterruptedException {
    List<PendingRequest> calls = new ArrayList<>();
    for (int i = 0; i < MANY; i++) {
      calls.add(caller.send(port(), "R" + i, question(UserRoutes.INFO)));
    }
    held.await();
    for (int i = 0; i < BUSY; i++) {
      threads.execute(this::spin);
    }
    go.countDown();
    sent.await();

    assertThat(
            caller.ping(URI.create("http://127.0.0.1:" + port() + "/ping"), Duration.ofMinutes(10)))
        .isTrue();

    assertThat(calls).allMatch(call -> call.outcome.isDone());
    assertThat(calls).allMatch(call -> call.outcome.join() instanceof Outcome.Replied);
    assertThat(calls).allMatch(call -> call.repliedNanos > call.sentNanos);
  }

  @Test
  void aPingThatIsNotAnsweredEnds() {
    URI silent = URI.create("http://127.0.0.1:" + port() + "/info");

    assertThat(caller.ping(silent, Duration.ofMillis(100))).isFalse();
  }

  @Test
  void whatIsNoJsonIsAReplyAllTheSame() {
    Outcome outcome = caller.send(port(), "R", question(UserRoutes.LOGIN)).outcome.join();

    assertThat(outcome).isInstanceOf(Outcome.Replied.class);
    assertThat(((Outcome.Replied) outcome).status()).isEqualTo(200);
  }

  @Test
  void whereNobodyListensTheCallIsDropped() {
    Outcome outcome = caller.send(1, "R", question(UserRoutes.INFO)).outcome.join();

    assertThat(outcome).isInstanceOf(Outcome.Dropped.class);
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private static Question question(Route route) {
    return new Question(
        route, "", "ada", List.of("username", "ada"), new Reply(200, Map.of("username", "ada")));
  }

  private void holdAndReply(HttpExchange exchange) {
    held.countDown();
    try {
      go.await();
      reply(exchange, "{\"username\": \"ada\"}");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      sent.countDown();
    }
  }

  private static void reply(HttpExchange exchange, String text) {
    try (exchange) {
      byte[] body = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void spin() {
    while (!over) {
      Thread.onSpinWait();
    }
  }
}
