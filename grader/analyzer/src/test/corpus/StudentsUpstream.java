package corpus;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** Asking the service over HTTP with java.net.http, in the styles in which it is done. */
class StudentsUpstream extends Handlers {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final URI base;
  private final Duration timeout;
  private final HttpClient http = HttpClient.newHttpClient();
  private final ExecutorService readers = Executors.newFixedThreadPool(4);
  private final UserClient client;
  private final Map<String, CompletableFuture<String>> inFlight = new ConcurrentHashMap<>();

  StudentsUpstream(URI base, Duration timeout) {
    this.base = base;
    this.timeout = timeout;
    this.client = new RetryingClient(new PlainClient(http, base), 3);
  }

  interface UserClient {
    String fetch(String name, String field) throws IOException, InterruptedException;
  }

  record PlainClient(HttpClient http, URI base) implements UserClient {
    @Override
    public String fetch(String name, String field) throws IOException, InterruptedException {
      HttpRequest request =
          HttpRequest.newBuilder(base.resolve("/users/" + name + "/" + field)).GET().build();
      return http.send(request, BodyHandlers.ofString()).body();
    }
  }

  /** Tries again when the connection fails. */
  record RetryingClient(UserClient delegate, int tries) implements UserClient {
    @Override
    public String fetch(String name, String field) throws IOException, InterruptedException {
      IOException last = null;
      for (int i = 0; i < tries; i++) {
        try {
          return delegate.fetch(name, field);
        } catch (IOException e) {
          last = e;
        }
      }
      throw last;
    }
  }

  private HttpRequest request(String name, String field) {
    String segment = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return HttpRequest.newBuilder()
        .uri(URI.create(base + "/users/" + segment + "/" + field))
        .header("Accept", "application/json")
        .timeout(timeout)
        .GET()
        .build();
  }

  void infoSendAsync(Context ctx) { // OK: sendAsync, all that follows is in memory
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            http.sendAsync(request(name, "info"), BodyHandlers.ofString())
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .handle(
                    (response, failure) -> {
                      if (failure != null) {
                        fail(ctx, failure);
                      } else if (response.statusCode() == 404) {
                        ctx.status(404).json(Map.of("detail", "User not found"));
                      } else {
                        ctx.json(Map.of("username", name, "info", text(response.body(), "info")));
                      }
                      return null;
                    }));
  }

  private static void fail(Context ctx, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    boolean silent =
        cause instanceof HttpTimeoutException
            || cause instanceof java.util.concurrent.TimeoutException;
    ctx.status(silent ? 504 : 502)
        .json(Map.of("detail", silent ? "Gateway timeout" : "Bad gateway"));
  }

  private static String text(String body, String field) {
    try {
      JsonNode tree = JSON.readTree(body);
      return tree.path(field).asText();
    } catch (JsonProcessingException e) {
      throw new CompletionException(e);
    }
  }

  void infoSent(Context ctx) throws Exception { // BLOCKS: send waits for the answer
    HttpResponse<String> response =
        http.send(request(ctx.formParam("username"), "info"), BodyHandlers.ofString());
    switch (response.statusCode()) {
      case 200 -> ctx.result(text(response.body(), "info"));
      case 404 -> ctx.status(404).json(Map.of("detail", "User not found"));
      default -> ctx.status(502).json(Map.of("detail", "Bad gateway"));
    }
  }

  void historyByClient(Context ctx) throws Exception { // BLOCKS: two records deep, somebody sends
    String body = client.fetch(ctx.formParam("username"), "history");
    ctx.result(text(body, "history"));
  }

  void historySentInsideFuture(Context ctx) { // BLOCKS: ctx.future calls its supplier on the worker
    String name = ctx.formParam("username");
    ctx.future(
        () -> {
          try {
            String body = client.fetch(name, "history");
            ctx.result(text(body, "history"));
            return CompletableFuture.completedFuture(body);
          } catch (IOException | InterruptedException e) {
            return CompletableFuture.failedFuture(e);
          }
        });
  }

  void historyClientOnPool(Context ctx) { // OK: the same client, called from the pool
    String name = ctx.formParam("username");
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> fetchUnchecked(name), readers)
                .thenAccept(body -> ctx.result(text(body, "history")))
                .exceptionally(
                    failure -> {
                      fail(ctx, failure);
                      return null;
                    }));
  }

  private String fetchUnchecked(String name) {
    try {
      return client.fetch(name, "history");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  void sharedWhileInFlight(Context ctx) { // OK: the map keeps futures; to make one takes no time
    String name = ctx.formParam("username");
    CompletableFuture<String> shared =
        inFlight.computeIfAbsent(
            name,
            key ->
                http.sendAsync(request(key, "info"), BodyHandlers.ofString())
                    .thenApply(HttpResponse::body));
    shared.whenComplete((body, failure) -> inFlight.remove(name, shared));
    ctx.future(() -> shared.thenAccept(body -> ctx.result(text(body, "info"))));
  }

  void streamReadHere(Context ctx) throws Exception { // BLOCKS: joins, then reads the body's stream
    HttpResponse<InputStream> response =
        http.sendAsync(request(ctx.formParam("username"), "info"), BodyHandlers.ofInputStream())
            .join();
    try (InputStream body = response.body()) {
      ctx.result(new String(body.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  void streamReadOnPool(Context ctx) { // OK: the stream is read on the pool
    HttpRequest request = request(ctx.formParam("username"), "info");
    ctx.future(
        () ->
            http.sendAsync(request, BodyHandlers.ofInputStream())
                .thenApplyAsync(
                    response -> {
                      try (InputStream body = response.body()) {
                        return JSON.readTree(body).path("info").asText();
                      } catch (IOException e) {
                        throw new UncheckedIOException(e);
                      }
                    },
                    readers)
                .thenAccept(ctx::result));
  }

  void downloaded(Context ctx) throws Exception { // BLOCKS: get waits for the download
    Path target = Path.of("downloads", ctx.formParam("username") + ".json");
    Path file =
        http.sendAsync(request(ctx.formParam("username"), "history"), BodyHandlers.ofFile(target))
            .get(10, TimeUnit.SECONDS)
            .body();
    ctx.result(file.getFileName().toString());
  }

  void requestOnlyBuilt(Context ctx) { // OK: a request is built and printed, never sent
    HttpRequest request = request(ctx.formParam("username"), "info");
    Optional<Duration> limit = request.timeout();
    String described = request.method() + " " + request.uri().getPath();
    ctx.json(Map.of("would", described, "timeout", limit.map(Duration::toMillis).orElse(0L)));
  }
}
