package unblock.exercises.upstream;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import unblock.given.AsyncUserStore;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserApi;

public final class UserHandlers implements UserApi {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final AsyncUserStore users;
  private final URI base;

  public UserHandlers(AsyncUserStore users, URI base, Duration timeout) {
    this.users = users;
    this.base = base;
  }

  @Override
  public void login(Context ctx) {
    String username = ctx.formParam("username");
    String password = ctx.formParam("password");
    if (isMissing(ctx, "username", username) || isMissing(ctx, "password", password)) {
      return;
    }
    ctx.future(
        () ->
            users
                .find(username)
                .thenAccept(user -> replyToLogin(ctx, user, password))
                .exceptionally(failure -> replyToFailure(ctx, failure))
                .toCompletableFuture());
  }

  @Override
  public void info(Context ctx) {
    relay(ctx, "info");
  }

  @Override
  public void history(Context ctx) {
    relay(ctx, "history");
  }

  private void relay(Context ctx, String field) {
    String username = ctx.formParam("username");
    if (isMissing(ctx, "username", username)) {
      return;
    }
    ctx.future(
        () ->
            http.sendAsync(request(username, field), HttpResponse.BodyHandlers.ofString())
                .thenAccept(response -> pass(ctx, username, field, response))
                .exceptionally(failure -> replyToServiceFailure(ctx, failure)));
  }

  private HttpRequest request(String username, String field) {
    String name = URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20");
    return HttpRequest.newBuilder(URI.create(base + "/users/" + name + "/" + field)).build();
  }

  private static void pass(
      Context ctx, String username, String field, HttpResponse<String> response) {
    if (response.statusCode() == 404) {
      ctx.status(404).json(Map.of("detail", "User not found"));
      return;
    }
    String value = response.statusCode() == 200 ? read(response.body(), username, field) : null;
    if (value == null) {
      ctx.status(502).json(Map.of("detail", "Bad gateway"));
    } else {
      ctx.json(Map.of("username", username, field, value));
    }
  }

  private static String read(String body, String username, String field) {
    try {
      JsonNode json = JSON.readTree(body);
      boolean sameUser = username.equals(json.path("username").textValue());
      return sameUser ? json.path(field).textValue() : null;
    } catch (JsonProcessingException e) {
      return null;
    }
  }

  private static Void replyToServiceFailure(Context ctx, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof HttpTimeoutException) {
      ctx.status(504).json(Map.of("detail", "Gateway timeout"));
    } else {
      ctx.status(502).json(Map.of("detail", "Bad gateway"));
    }
    return null;
  }

  private static Void replyToFailure(Context ctx, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof StoreException) {
      unavailable(ctx);
      return null;
    }
    throw new CompletionException(cause);
  }

  private static boolean isMissing(Context ctx, String name, String value) {
    if (value != null && !value.isBlank()) {
      return false;
    }
    ctx.status(400).json(Map.of("detail", name + " is required"));
    return true;
  }

  private static void replyToLogin(Context ctx, Optional<User> user, String password) {
    if (user.isPresent() && user.get().password().equals(password)) {
      ctx.json(Map.of("message", "Welcome, " + user.get().username() + "!"));
    } else {
      ctx.status(401).json(Map.of("detail", "Invalid credentials"));
    }
  }

  private static void unavailable(Context ctx) {
    ctx.status(503).json(Map.of("detail", "Service unavailable"));
  }
}
