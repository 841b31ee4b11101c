package io.javalin.core.security;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.util.Set;

/** As in Javalin 4. */
public interface AccessManager {
  void manage(Handler handler, Context ctx, Set<?> roles) throws Exception;
}
