package unblock.exercises.upstream;

import io.javalin.http.Context;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;

public final class UserHandlers implements UserApi {
  private final AsyncUserStore users;


  private static final ObjectMapper JSON = new ObjectMapper();
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final URI base;
  private final Duration timeout;
  private final HttpClient client = HttpClient.newHttpClient();

  public UserHandlers(AsyncUserStore users, URI base, Duration timeout) {
    this.users = users;
    this.base = base;
    this.timeout = timeout;
  }

  private static String need(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      ctx.status(400).json(Map.of("detail", name + " is required"));
      return null;
    }
    return value;
  }

  private CompletableFuture<Optional<User>> find(String username) {
    return users.find(username).toCompletableFuture();
  }

  private static Void failed(Context ctx, Throwable e) {
    ctx.status(503).json(Map.of("detail", "Service unavailable"));
    return null;
  }

  @Override
  public void login(Context ctx) {
    String username = need(ctx, "username");
    if (username == null) {
      return;
    }
    String password = need(ctx, "password");
    if (password == null) {
      return;
    }
    ctx.future(() -> find(username).thenAccept(user -> {
      if (user.isPresent() && user.get().password().equals(password)) {
        ctx.json(Map.of("message", "Welcome, " + username + "!"));
      } else {
        ctx.status(401).json(Map.of("detail", "Invalid credentials"));
      }
    }).exceptionally(e -> failed(ctx, e)));
  }

  @Override
  public void info(Context ctx) {
    ask(ctx, "info");
  }

  @Override
  public void history(Context ctx) {
    ask(ctx, "history");
  }

  private void ask(Context ctx, String what) {
    String username = need(ctx, "username");
    if (username == null) {
      return;
    }
    HttpRequest request = HttpRequest.newBuilder(address(username, what)).build();
    ctx.future(() -> send(request)
        .thenAccept(response -> reply(ctx, username, what, response))
        .exceptionally(e -> upstreamFailed(ctx, e)));
  }

  private URI address(String username, String what) {
    return URI.create(base + "/users/" + URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20") + "/" + what);
  }

  private CompletableFuture<Answer> send(HttpRequest request) {
    return client.sendAsync(request, HttpResponse.BodyHandlers.ofInputStream())
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .thenApplyAsync(UserHandlers::read, pool);
  }

  private record Answer(int status, String body) {}

  private static Answer read(HttpResponse<java.io.InputStream> response) {
    try (java.io.InputStream in = response.body()) {
      return new Answer(response.statusCode(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (java.io.IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }

  private static void reply(Context ctx, String username, String what, Answer response) {
    if (response.status() == 404) {
      ctx.status(404).json(Map.of("detail", "User not found"));
      return;
    }
    if (response.status() != 200) {
      throw new IllegalStateException("status " + response.status());
    }
    JsonNode node;
    try {
      node = JSON.readTree(response.body());
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
    JsonNode name = node == null ? null : node.get("username");
    JsonNode text = node == null ? null : node.get(what);
    if (name == null || text == null || !text.isTextual() || !name.isTextual() || !name.asText().equals(username)) {
      throw new IllegalStateException("unusable");
    }
    ctx.json(Map.of("username", username, what, text.asText()));
  }

  private static Void upstreamFailed(Context ctx, Throwable e) {
    Throwable cause = e instanceof CompletionException ? e.getCause() : e;
    if (cause instanceof HttpTimeoutException || cause instanceof TimeoutException) {
      ctx.status(504).json(Map.of("detail", "Gateway timeout"));
    } else {
      ctx.status(502).json(Map.of("detail", "Bad gateway"));
    }
    return null;
  }

}
