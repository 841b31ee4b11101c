package unblock.given;

import io.javalin.http.Context;

/** The three handlers of an exercise about users. The given server calls them on its worker. */
public interface UserApi extends HandlerApi {
  /** {@code POST /login}, form: username, password. */
  @Post("/login")
  void login(Context ctx) throws Exception;

  /** {@code POST /info}, form: username. */
  @Post("/info")
  void info(Context ctx) throws Exception;

  /** {@code POST /history}, form: username. */
  @Post("/history")
  void history(Context ctx) throws Exception;
}
