// Style: A pool of many threads sends and waits there.
// With: Replies
package unblock.exercises.upstream;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import unblock.given.AsyncUserStore;

public final class UserHandlers extends Replies {
  private final HttpClient client = HttpClient.newHttpClient();
  private final ExecutorService pool = Executors.newCachedThreadPool();
  private final Duration timeout;

  public UserHandlers(AsyncUserStore users, URI base, Duration timeout) {
    super(users, base);
    this.timeout = timeout;
  }

  @Override
  void ask(Context ctx, String username, String field) {
    HttpRequest request = HttpRequest.newBuilder(address(username, field)).timeout(timeout).build();
    ctx.future(
        () ->
            CompletableFuture.supplyAsync(() -> send(request), pool)
                .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(response -> pass(ctx, username, field, response))
                .exceptionally(failure -> failed(ctx, failure)));
  }

  private HttpResponse<String> send(HttpRequest request) {
    try {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (IOException | InterruptedException failure) {
      throw new CompletionException(failure);
    }
  }

  @Override
  public void close() {
    pool.shutdownNow();
  }
}
