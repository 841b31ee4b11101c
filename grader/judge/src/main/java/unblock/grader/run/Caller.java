package unblock.grader.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import unblock.grader.model.Evidence.Outcome;

/** Sends requests over real sockets, any number at once, and reads bounded replies. */
final class Caller {
  private static final Duration LAST_RESORT = Duration.ofMinutes(20);
  private static final int BODY_SHOWN = 500;
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /** Asks that question of the server on that port; the request carries that id. */
  Call send(int port, String id, Call.Question question) {
    HttpRequest request =
        HttpRequest.newBuilder(address(port, question.route().toString()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Request-Id", id)
            .timeout(LAST_RESORT)
            .POST(BodyPublishers.ofString(encode(question.form())))
            .build();
    long sent = System.nanoTime();
    return new Call(id, question, sent, outcome(request));
  }

  /** Completes with true when the worker of the server on that port answers. */
  CompletableFuture<Boolean> pulse(int port) {
    HttpRequest request = HttpRequest.newBuilder(address(port, "/pulse")).build();
    return outcome(request)
        .thenApply(outcome -> outcome instanceof Outcome.Replied reply && reply.status() == 200);
  }

  /** Waits at most that long for a reply from that address; whether there was one. */
  boolean ping(URI address, Duration most) {
    HttpRequest request = HttpRequest.newBuilder(address).timeout(most).build();
    return outcome(request).join() instanceof Outcome.Replied;
  }

  private CompletableFuture<Outcome> outcome(HttpRequest request) {
    return client
        .sendAsync(request, BoundedBody.handler())
        .handle(
            (response, failure) ->
                failure == null ? replied(response) : new Outcome.Dropped(reason(failure)));
  }

  private static Outcome replied(HttpResponse<String> response) {
    String body = response.body();
    return new Outcome.Replied(
        response.statusCode(),
        object(body),
        body.length() > BODY_SHOWN ? body.substring(0, BODY_SHOWN) + "…" : body);
  }

  private static Optional<Map<String, Object>> object(String body) {
    try {
      return Optional.ofNullable(JSON.readValue(body, OBJECT));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // Said to the student by showing the body.
    }
  }

  private static String reason(Throwable failure) {
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return String.valueOf(cause.getMessage());
  }

  private static URI address(int port, String path) {
    return URI.create("http://127.0.0.1:" + port + path);
  }

  private static String encode(List<String> form) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i + 1 < form.size(); i += 2) {
      pairs.add(
          URLEncoder.encode(form.get(i), StandardCharsets.UTF_8)
              + "="
              + URLEncoder.encode(form.get(i + 1), StandardCharsets.UTF_8));
    }
    return String.join("&", pairs);
  }
}
