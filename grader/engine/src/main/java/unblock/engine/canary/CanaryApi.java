package unblock.engine.canary;

import io.javalin.http.Context;
import unblock.given.HandlerApi;
import unblock.given.Post;

/**
 * The handlers of the canaries: one route, which shows the info of a user. No exercise has this
 * route, so that the canaries, which students can read, solve none.
 */
public interface CanaryApi extends HandlerApi {
  /** Form: {@code username}. Replies 200 with {@code {"text": …}}, the info of that user. */
  @Post("/canary")
  void canary(Context ctx) throws Exception;
}
