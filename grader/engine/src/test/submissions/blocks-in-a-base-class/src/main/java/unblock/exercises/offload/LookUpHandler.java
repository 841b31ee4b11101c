package unblock.exercises.offload;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import unblock.given.StoreException;
import unblock.given.User;
import unblock.given.UserStore;

/** The common part of the three handlers: parameters, the look-up, and a reply. */
abstract class LookUpHandler {
  private final UserStore users;

  LookUpHandler(UserStore users) {
    this.users = users;
  }

  abstract void reply(Context ctx, Optional<User> user);

  final void handle(Context ctx, String... parameters) {
    for (String parameter : parameters) {
      String value = ctx.formParam(parameter);
      if (value == null || value.isBlank()) {
        refuse(ctx, 400, parameter + " is required");
        return;
      }
    }
    try {
      reply(ctx, users.find(ctx.formParam("username")));
    } catch (StoreException e) {
      refuse(ctx, 503, "Service unavailable");
    }
  }

  static void refuse(Context ctx, int status, String detail) {
    ctx.status(status).json(Map.of("detail", detail));
  }
}
