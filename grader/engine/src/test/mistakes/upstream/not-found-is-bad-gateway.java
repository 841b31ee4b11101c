// Mistake: A user that the service does not know is a bad gateway.
// Fails: info.answers, history.answers
// Says: judge.hint.other-case|judge.hint.other-failure|judge.hint.no-row
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
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import unblock.given.AsyncUserStore;
import unblock.given.User;
import unblock.given.UserApi;

public final class UserHandlers implements UserApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final AsyncUserStore users;
  private final URI base;
  private final Duration timeout;

  public UserHandlers(AsyncUserStore users, URI base, Duration timeout) {
    this.users = users;
    this.base = base;
    this.timeout = timeout;
  }

  @Override
  public void login(Context ctx) {
    String username = required(ctx, "username");
    String password = username == null ? null : required(ctx, "password");
    if (password != null) {
      ctx.future(
          () ->
              users
                  .find(username)
                  .thenAccept(found -> welcome(ctx, found, password))
                  .exceptionally(failure -> unavailable(ctx, failure))
                  .toCompletableFuture());
    }
  }

  @Override
  public void info(Context ctx) {
    read(ctx, "info");
  }

  @Override
  public void history(Context ctx) {
    read(ctx, "history");
  }

  private void read(Context ctx, String field) {
    String username = required(ctx, "username");
    if (username != null) {
      ask(ctx, username, field);
    }
  }

  private static void welcome(Context ctx, Optional<User> found, String password) {
    if (found.isPresent() && found.get().password().equals(password)) {
      ctx.json(Map.of("message", "Welcome, " + found.get().username() + "!"));
    } else {
      refuse(ctx, 401, "Invalid credentials");
    }
  }

  private static Void unavailable(Context ctx, Throwable failure) {
    refuse(ctx, 503, "Service unavailable");
    return null;
  }

  private static String required(Context ctx, String name) {
    String value = ctx.formParam(name);
    if (value == null || value.isBlank()) {
      refuse(ctx, 400, name + " is required");
      return null;
    }
    return value;
  }

  private static void refuse(Context ctx, int status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
  }

  private URI address(String username, String field) {
    String name = URLEncoder.encode(username, StandardCharsets.UTF_8).replace("+", "%20");
    return URI.create(base + "/users/" + name + "/" + field);
  }

  private void ask(Context ctx, String username, String field) {
    HttpRequest request = HttpRequest.newBuilder(address(username, field)).build();
    ctx.future(
        () ->
            client
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(response -> pass(ctx, username, field, response))
                .exceptionally(failure -> failed(ctx, failure)));
  }

  private static void pass(
      Context ctx, String username, String field, HttpResponse<String> response) {
    if (response.statusCode() != 200) {
      refuse(ctx, 502, "Bad gateway");
    } else {
      JsonNode body = parsed(response.body());
      JsonNode value = body.path(field);
      if (value.isTextual() && username.equals(body.path("username").textValue())) {
        ctx.json(Map.of("username", username, field, value.textValue()));
      } else {
        refuse(ctx, 502, "Bad gateway");
      }
    }
  }

  private static JsonNode parsed(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode();
    }
  }

  private static Void failed(Context ctx, Throwable failure) {
    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
    if (cause instanceof TimeoutException || cause instanceof HttpTimeoutException) {
      refuse(ctx, 504, "Gateway timeout");
    } else {
      refuse(ctx, 502, "Bad gateway");
    }
    return null;
  }
}
