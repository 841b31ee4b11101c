package unblock.runtime;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Handlers of a serial server: a handler that answers later keeps its thread until the reply is
 * there, as a server without an event loop does with an asynchronous handler.
 */
final class SerialHandlers {
  private static final String LATER = "future";

  private SerialHandlers() {}

  /** Returns the same routes, served one after the other by one thread. */
  static Map<String, Handler> of(Map<String, Handler> routes) {
    Map<String, Handler> serial = new LinkedHashMap<>();
    routes.forEach((path, handler) -> serial.put(path, ctx -> handler.handle(waiting(ctx))));
    return serial;
  }

  /** Returns a context whose future is awaited on the calling thread. */
  private static Context waiting(Context context) {
    return (Context)
        Proxy.newProxyInstance(
            Context.class.getClassLoader(),
            new Class<?>[] {Context.class},
            (proxy, method, arguments) ->
                method.getName().equals(LATER) && arguments[0] instanceof Supplier<?> supplier
                    ? await(supplier)
                    : call(method, context, arguments));
  }

  private static @Nullable Object await(Supplier<?> supplier) throws Throwable {
    try {
      var unused = ((CompletableFuture<?>) supplier.get()).get();
      return null;
    } catch (ExecutionException e) {
      throw e.getCause();
    }
  }

  private static @Nullable Object call(
      Method method, Context context, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(context, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
