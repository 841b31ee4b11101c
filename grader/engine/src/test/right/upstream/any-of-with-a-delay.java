// Style: anyOf the answer and a delayed executor.
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
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(request, HttpResponse.BodyHandlers.ofString());
    CompletableFuture<HttpResponse<String>> late = new CompletableFuture<>();
    late.completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS);
    ctx.future(
        () ->
            answer
                .applyToEither(late, response -> response)
                .thenAccept(
                    response -> {
                      if (response == null) {
                        refuse(ctx, 504, "Gateway timeout");
                      } else {
                        pass(ctx, username, field, response);
                      }
                    })
                .exceptionally(failure -> failed(ctx, failure)));
  }
}
