package press;

import io.javalin.http.Context;
import io.javalin.http.Handler;

/** Notes when a request came. */
public class Timing implements Handler {
  @Override
  public void handle(Context ctx) { // OK: an attribute and a header
    ctx.attribute("started", System.nanoTime());
    ctx.header("X-Frame-Options", "DENY");
  }
}
