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

  private final ExecutorService exec = Executors.newCachedThreadPool();
  private final HttpClient http = HttpClient.newBuilder().executor(exec).followRedirects(HttpClient.Redirect.NEVER).build();
  public UserHandlers(AsyncUserStore users, URI base, Duration timeout) { this.users = users; this.base = base; this.timeout = timeout; }
  private URI address(String n, String f) {
    try { URI u = new URI(base.getScheme(), base.getAuthority(), base.getPath() + "/users/" + n + "/" + f, null, null); return URI.create(u.toASCIIString()); }
    catch (URISyntaxException e) { throw new IllegalArgumentException(e); }
  }
  private void relay(Context ctx, String n, String f) {
    ctx.future(() -> http.sendAsync(HttpRequest.newBuilder(address(n, f)).GET().build(), HttpResponse.BodyHandlers.ofInputStream())
      .thenApplyAsync(r -> {
        try (InputStream in = r.body()) {
          if (r.statusCode() == 404) return new Object[] {404, Map.of("detail", "User not found")};
          if (r.statusCode() != 200) throw new IOException("status");
          JsonNode j = JSON.readTree(in);
          if (!n.equals(j.path("username").textValue()) || !j.path(f).isTextual()) throw new IOException("fields");
          return new Object[] {200, Map.of("username", n, f, j.get(f).textValue())};
        } catch (IOException e) { throw new UncheckedIOException(e); }
      }, exec)
      .orTimeout(timeout.toNanos(), TimeUnit.NANOSECONDS)
      .exceptionally(e -> { Throwable c = e instanceof CompletionException ? e.getCause() : e; boolean late = c instanceof TimeoutException || c instanceof HttpTimeoutException; return new Object[] {late ? 504 : 502, Map.of("detail", late ? "Gateway timeout" : "Bad gateway")}; })
      .thenAccept(o -> ctx.status((int) o[0]).json(o[1])));
  }
  @Override public void close() { exec.shutdownNow(); }
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
