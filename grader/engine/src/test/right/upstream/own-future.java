// Style: A future of its own, completed at the end.
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
  private final Duration timeout;

  public UserHandlers(AsyncUserStore users, URI base, Duration timeout) {
    super(users, base);
    this.timeout = timeout;
  }

  @Override
  void ask(Context ctx, String username, String field) {
    HttpRequest request = HttpRequest.newBuilder(address(username, field)).build();
    CompletableFuture<Void> done = new CompletableFuture<>();
    ctx.future(() -> done);
    client
        .sendAsync(request, HttpResponse.BodyHandlers.ofString())
        .orTimeout(timeout.toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete(
            (response, failure) -> {
              if (failure == null) {
                pass(ctx, username, field, response);
              } else {
                failed(ctx, failure);
              }
              done.complete(null);
            });
  }
}
