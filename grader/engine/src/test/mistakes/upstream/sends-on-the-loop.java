// Mistake: send waits for the answer, and the supplier runs on the worker.
// Fails: info.errors, history.errors, event-loop, concurrency, timing
// Says: analyzer.calls
// With: Replies
package unblock.exercises.upstream;

import io.javalin.http.Context;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
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
    HttpRequest request = HttpRequest.newBuilder(address(username, field)).timeout(timeout).build();
    try {
      pass(
          ctx, username, field, client.send(request, HttpResponse.BodyHandlers.ofString())); // here
    } catch (IOException failure) {
      failed(ctx, failure);
    } catch (InterruptedException failure) {
      Thread.currentThread().interrupt();
    }
  }
}
