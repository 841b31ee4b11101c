// Mistake: Each question to the service begins when the one before has ended.
// Fails: concurrency, timing
// Says: judge.too-few*
// Vague: No thread waits for the others
// With: Replies
package unblock.exercises.upstream;

import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import unblock.given.AsyncUserStore;

public final class UserHandlers extends Replies {
  private final HttpClient client = HttpClient.newHttpClient();
  private CompletableFuture<?> last = CompletableFuture.completedFuture(null);
  private final Duration timeout;

  public UserHandlers(AsyncUserStore users, URI base, Duration timeout) {
    super(users, base);
    this.timeout = timeout;
  }

  @Override
  synchronized void ask(Context ctx, String username, String field) {
    HttpRequest request = HttpRequest.newBuilder(address(username, field)).build();
    CompletableFuture<HttpResponse<String>> answer =
        last.handle((before, failure) -> null).thenCompose(nothing -> send(request)); // here
    last = answer;
    ctx.future(
        () ->
            answer
                .thenAccept(response -> pass(ctx, username, field, response))
                .exceptionally(failure -> failed(ctx, failure)));
  }

  private CompletableFuture<HttpResponse<String>> send(HttpRequest request) {
    return client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS);
  }
}
