package gateway;

import io.javalin.http.Context;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import retrofit2.Call;
import retrofit2.Callback;
import retrofit2.Response;

/** Repositories, with Retrofit. */
public class RepositoryController {
  private final GitHub github;

  public RepositoryController(GitHub github) {
    this.github = github;
  }

  private Call<Map<String, Object>> call(Context ctx) {
    return github.repository(ctx.pathParam("owner"), ctx.pathParam("name"));
  }

  public void now(Context ctx) throws IOException { // BLOCKS: Retrofit's execute
    ctx.json(call(ctx).execute().body());
  }

  public void later(Context ctx) { // OK: the interface's method returns a future
    ctx.future(
        () ->
            github.later(ctx.pathParam("owner"), ctx.pathParam("name")).thenAccept(ctx::json));
  }

  public void queued(Context ctx) { // OK: enqueue calls back
    CompletableFuture<Object> answer = new CompletableFuture<>();
    call(ctx)
        .enqueue(
            new Callback<>() {
              @Override
              public void onResponse(
                  Call<Map<String, Object>> call, Response<Map<String, Object>> response) {
                answer.complete(response.body());
              }

              @Override
              public void onFailure(Call<Map<String, Object>> call, Throwable failure) {
                answer.completeExceptionally(failure);
              }
            });
    ctx.future(() -> answer.thenAccept(ctx::json));
  }

  public void address(Context ctx) { // OK: a call that is never made
    ctx.result(call(ctx).request().url().toString());
  }
}
