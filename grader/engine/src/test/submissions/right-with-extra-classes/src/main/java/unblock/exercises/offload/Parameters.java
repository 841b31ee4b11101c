package unblock.exercises.offload;

import io.javalin.http.Context;

/** The form parameters of one request. */
final class Parameters {
  private final Context ctx;
  private String missing;

  Parameters(Context ctx) {
    this.ctx = ctx;
  }

  String required(String name) {
    String value = ctx.formParam(name);
    if (missing == null && (value == null || value.isBlank())) {
      missing = name;
    }
    return value;
  }

  void whenComplete(Runnable action) {
    if (missing == null) {
      action.run();
    } else {
      Reply.refusal(400, missing + " is required").sendTo(ctx);
    }
  }
}
