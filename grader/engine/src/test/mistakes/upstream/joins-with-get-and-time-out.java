// Mistake: get with a time-out holds the worker until then.
// Fails: event-loop, concurrency, timing
// Says: analyzer.calls
// With: Replies
package unblock.exercises.upstream;

import io.javalin.http.Context;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
    try {
      HttpResponse<String> response =
          client
              .sendAsync(request, HttpResponse.BodyHandlers.ofString())
              .get(timeout.toMillis(), TimeUnit.MILLISECONDS); // here
      pass(ctx, username, field, response);
    } catch (ExecutionException failure) {
      failed(ctx, failure.getCause());
    } catch (TimeoutException failure) {
      failed(ctx, failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
    }
  }
}
