package unblock.exercises.upstream;
import com.fasterxml.jackson.databind.*;
import io.javalin.http.Context;
import java.io.*;
import java.net.*;
import java.net.http.*;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.*;
import java.util.concurrent.*;
import java.util.function.*;
import unblock.given.*;
public final class UserHandlers implements UserApi {
  private final AsyncUserStore users; private final URI base; private final Duration timeout;
  static final ObjectMapper JSON = new ObjectMapper();
private final HttpClient http = HttpClient.newHttpClient(); public UserHandlers(AsyncUserStore users, URI base, Duration timeout) { this.users = users; this.base = base; this.timeout = timeout; } 
  private void relay(Context ctx, String n, String f) {
    String p = URLEncoder.encode(n, StandardCharsets.UTF_8).replace("+", "%20");
    ctx.future(() -> http.sendAsync(HttpRequest.newBuilder(URI.create(base + "/users/" + p + "/" + f)).timeout(timeout).build(), HttpResponse.BodyHandlers.ofString())
      .handle((r, e) -> {
        if (e != null) { Throwable c = e instanceof CompletionException ? e.getCause() : e; if (c instanceof HttpTimeoutException) say(ctx, 504, "Gateway timeout"); else say(ctx, 502, "Bad gateway"); return null; }
        if (r.statusCode() == 404) { say(ctx, 404, "User not found"); return null; }
        try {
          if (r.statusCode() / 100 != 2) throw new IOException();
          JsonNode j = JSON.readTree(r.body());
          if (!j.path("username").asText().equals(n) || !j.path(f).isTextual()) throw new IOException();
          ctx.json(Map.of("username", n, f, j.get(f).asText()));
        } catch (IOException x) { say(ctx, 502, "Bad gateway"); }
        return null;
      }));
  }
  private static boolean bad(Context ctx, String n) {
    String v = ctx.formParam(n);
    if (v != null && !v.isBlank()) return false;
    say(ctx, 400, n + " is required");
    return true;
  }
  private static void say(Context ctx, int s, String d) { ctx.status(s).json(Map.of("detail", d)); }
  public void login(Context ctx) {
    if (bad(ctx, "username") || bad(ctx, "password")) return;
    String n = ctx.formParam("username"), pw = ctx.formParam("password");
    ctx.future(() -> users.find(n).thenAccept(u -> {
      if (u.isPresent() && u.get().password().equals(pw)) ctx.json(Map.of("message", "Welcome, " + n + "!"));
      else say(ctx, 401, "Invalid credentials");
    }).exceptionally(e -> { say(ctx, 503, "Service unavailable"); return null; }).toCompletableFuture());
  }
  public void info(Context ctx) { if (!bad(ctx, "username")) relay(ctx, ctx.formParam("username"), "info"); }
  public void history(Context ctx) { if (!bad(ctx, "username")) relay(ctx, ctx.formParam("username"), "history"); }
}
