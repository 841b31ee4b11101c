package unblock.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import unblock.given.AsyncUserStore;
import unblock.given.UserApi;
import unblock.given.UserStore;

/**
 * Handlers for {@link TrainingRound}. Each uses features that handlers typically use, so that the
 * JVM loads their classes. They solve no exercise, because students can read them.
 */
public final class TrainingHandlers implements UserApi {
  private final AsyncUserStore users;
  private final UserStore blocking;

  /** Creates handlers that use these stores. */
  public TrainingHandlers(AsyncUserStore users, UserStore blocking) {
    this.users = users;
    this.blocking = blocking;
  }

  @Override
  public void login(Context ctx) throws JsonProcessingException {
    String username = String.valueOf(ctx.formParam("username"));
    String json = new ObjectMapper().writeValueAsString(Map.of("username", username));
    ctx.json(Map.of("message", new ObjectMapper().readTree(json).path("username").asText()));
  }

  @Override
  public void info(Context ctx) {
    ctx.status(HttpStatus.NOT_FOUND).json(Map.of("detail", "nobody"));
    ctx.future(() -> users.find("nobody").toCompletableFuture());
  }

  @Override
  public void history(Context ctx) {
    var unused = blocking.find("nobody");
    ctx.future(() -> CompletableFuture.failedFuture(new IllegalStateException("training")));
  }
}
