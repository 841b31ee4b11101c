package unblock.engine.article;

import io.javalin.http.Context;
import unblock.given.HandlerApi;
import unblock.given.Post;

/**
 * The three handlers of the article. It differs from the API of the exercises, so that the handlers
 * of the demo, which students can read, solve none.
 */
public interface ArticleApi extends HandlerApi {
  /** Form: {@code username}. Replies 200 with {@code {"message": …}}. */
  @Post("/login")
  void login(Context ctx) throws Exception;

  /** Form: {@code username}. Replies 200 with the info of that user. */
  @Post("/info")
  void info(Context ctx) throws Exception;

  /** Form: {@code username}. Replies 200 with the history of that user. */
  @Post("/history")
  void history(Context ctx) throws Exception;
}
