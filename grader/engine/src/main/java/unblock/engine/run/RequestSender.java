package unblock.engine.run;

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
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import unblock.engine.exercise.Question;
import unblock.engine.model.Outcome;
import unblock.message.Message;

/** Sends requests over real sockets, any number at once, and reads bounded replies. */
final class RequestSender {
  private static final Duration LAST_RESORT = Duration.ofMinutes(20);
  private static final int BODY_SHOWN = 500;

  /**
   * A reply is processed in two or three steps; a single ping could overtake another's last step.
   */
  private static final int PINGS = 3;

  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  /**
   * One thread, so that replies are processed in the order of arrival: when each had a thread of
   * its own, on a machine with twelve threads that wanted its two cores, one of 215 replies still
   * waited for a core when a later one had passed.
   */
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .executor(Executors.newSingleThreadExecutor(task -> DaemonThreads.of("replies", task)))
          .build();

  /** Sends that question to the server on that port, with that id for the request. */
  PendingRequest send(int port, String id, Question question) {
    HttpRequest request =
        HttpRequest.newBuilder(address(port, question.route().toString()))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Request-Id", id)
            .POST(BodyPublishers.ofString(encode(question.form())))
            .build();
    long sent = System.nanoTime();
    return new PendingRequest(
        id, question, sent, outcome(request, LAST_RESORT, promisedHeaders(question)));
  }

  /** Completes with true when the worker of the server on that port answers. */
  CompletableFuture<Boolean> pulse(int port) {
    HttpRequest request = HttpRequest.newBuilder(address(port, "/pulse")).build();
    return outcome(request, LAST_RESORT, Set.of())
        .thenApply(outcome -> outcome instanceof Outcome.Replied reply && reply.status() == 200);
  }

  /**
   * Waits for a reply from that address for at most that long, and returns whether one arrived. All
   * replies that arrived before the ping was sent have been processed then.
   */
  boolean ping(URI address, Duration most) {
    HttpRequest request = HttpRequest.newBuilder(address).build();
    return Stream.generate(() -> outcome(request, most, Set.of()).join())
        .limit(PINGS)
        .allMatch(Outcome.Replied.class::isInstance);
  }

  /**
   * The reply is complete as soon as its body is; the client's own completion uses yet another
   * thread. The time is measured here: on 17, a request's own time-out follows the time of day, so
   * that setting the clock an hour forward ended all requests at once.
   */
  private CompletableFuture<Outcome> outcome(
      HttpRequest request, Duration most, Set<String> headers) {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    CompletableFuture<HttpResponse<String>> exchange =
        client.sendAsync(
            request,
            BoundedBody.handler((head, body) -> outcome.complete(replied(head, headers, body))));
    var unused =
        exchange
            .copy() // Keeps the exchange itself cancellable.
            .orTimeout(most.toMillis(), TimeUnit.MILLISECONDS)
            .whenComplete(
                (response, failure) -> {
                  if (failure != null) {
                    outcome.complete(new Outcome.Dropped(reason(failure)));
                    exchange.cancel(true);
                  }
                });
    return outcome;
  }

  private static Outcome replied(ResponseInfo head, Set<String> headers, String body) {
    Map<String, String> seen = new TreeMap<>();
    headers.forEach(
        name -> head.headers().firstValue(name).ifPresent(value -> seen.put(name, shown(value))));
    return new Outcome.Replied(head.statusCode(), object(body), shown(body), seen);
  }

  private static String shown(String text) {
    return text.length() > BODY_SHOWN ? text.substring(0, BODY_SHOWN) + "…" : text;
  }

  /** The names of the headers that the contract promises for that question in any case. */
  private static Set<String> promisedHeaders(Question question) {
    return Stream.concat(Stream.of(question.expected()), question.alternatives().stream())
        .flatMap(reply -> reply.headers().keySet().stream())
        .collect(Collectors.toSet());
  }

  private static Optional<Map<String, Object>> object(String body) {
    try {
      return Optional.ofNullable(JSON.readValue(body, OBJECT));
    } catch (JsonProcessingException e) {
      return Optional.empty(); // The message shows the body to the student.
    }
  }

  private static Message reason(Throwable failure) {
    if (failure instanceof TimeoutException) {
      return Message.of("run.request-timed-out");
    }
    Throwable cause = failure.getCause() == null ? failure : failure.getCause();
    return Message.verbatim(String.valueOf(cause.getMessage()));
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
