// Style: completeOnTimeout with an empty Optional.
// With: Replies
package unblock.exercises.upstream;

import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
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
    ctx.future(
        () ->
            client
                .sendAsync(request, HttpResponse.BodyHandlers.ofString())
                .thenApply(Optional::of)
                .completeOnTimeout(Optional.empty(), timeout.toMillis(), TimeUnit.MILLISECONDS)
                .thenAccept(
                    response ->
                        response.ifPresentOrElse(
                            found -> pass(ctx, username, field, found),
                            () -> refuse(ctx, 504, "Gateway timeout")))
                .exceptionally(failure -> failed(ctx, failure)));
  }
}
