package unblock.runtime;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import unblock.given.HandlerApi;
import unblock.given.Startable;
import unblock.runtime.UnfitHandlersException.Misfit;

/**
 * The handlers of an exercise: an object of the student's class, called through the methods of its
 * API. It is created after the server has started, because a submission may keep all cores busy
 * from its constructor on. When the server started beside such a constructor, a slow start was
 * mistaken for a constructor that does not return, on some machines and not on others.
 */
final class SubmissionHandlers {
  private final ClassLoader loader;
  private final Class<? extends HandlerApi> api;
  private final Map<String, Method> routes = new LinkedHashMap<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile @Nullable HandlerApi handlers;

  /**
   * Prepares the routes; the object is not created yet.
   *
   * @param loader loads the student's classes
   * @param api the interface that the handlers implement
   * @param methods the name of the interface's method for each route, by path
   * @throws ReflectiveOperationException if the interface or a method does not exist
   */
  SubmissionHandlers(ClassLoader loader, String api, Map<String, String> methods)
      throws ReflectiveOperationException {
    this.loader = loader;
    this.api = Class.forName(api, true, loader).asSubclass(HandlerApi.class);
    for (Map.Entry<String, String> route : methods.entrySet()) {
      routes.put(route.getKey(), this.api.getMethod(route.getValue(), Context.class));
    }
  }

  /** Returns the handler of each route, by path, in the order of the API. */
  Map<String, Handler> routes() {
    Map<String, Handler> all = new LinkedHashMap<>();
    routes.forEach((path, method) -> all.put(path, context -> call(method, context)));
    return all;
  }

  /**
   * Returns the same handlers for virtual threads: called without reflection, whose native code
   * would keep the carrier of a virtual thread that waits.
   */
  Map<String, Handler> routesOfVirtualThreads() throws IllegalAccessException {
    Map<String, Handler> all = new LinkedHashMap<>();
    for (Map.Entry<String, Method> route : routes.entrySet()) {
      MethodHandle handle = MethodHandles.publicLookup().unreflect(route.getValue());
      all.put(route.getKey(), context -> call(handle, context));
    }
    return all;
  }

  private void call(MethodHandle handle, Context context) throws Exception {
    try {
      handle.invoke(made(), context);
    } catch (Exception | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new InvocationTargetException(e);
    }
  }

  private HandlerApi made() {
    return Objects.requireNonNull(handlers, "a request came before the handlers were made");
  }

  private void call(Method method, Context context) throws Exception {
    try {
      method.invoke(made(), context);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof Error error) {
        throw error;
      }
      throw e.getCause() instanceof Exception exception ? exception : e;
    }
  }

  /** Calls the object's {@code start()}, if it has one, and returns when it has returned. */
  void start() throws Exception {
    if (handlers instanceof Startable startable) {
      startable.start();
    }
  }

  /** Whether the object has a {@code start()}, so that the server runs when it is closed. */
  boolean isStartable() {
    return handlers instanceof Startable;
  }

  /** Calls the object's {@code close()} once and returns when it has returned. */
  void close() {
    HandlerApi made = handlers;
    if (made != null && closed.compareAndSet(false, true)) {
      made.close();
    }
  }

  /**
   * Creates the object, before the first request. Calls the only public constructor whose parameter
   * types are all among the given objects.
   *
   * @param className the student's class
   * @throws UnfitHandlersException when it does not implement the API, or has no such constructor
   * @throws ReflectiveOperationException when there is no such class
   * @throws Throwable any exception of the constructor
   */
  void make(String className, List<Object> given) throws Throwable {
    Class<?> type = Class.forName(className, true, loader);
    if (!api.isAssignableFrom(type)) {
      throw new UnfitHandlersException(Misfit.NOT_IMPLEMENTED);
    }
    for (Constructor<?> constructor : type.getConstructors()) {
      Optional<Object[]> arguments = arguments(constructor.getParameterTypes(), given);
      if (arguments.isPresent()) {
        try {
          handlers = (HandlerApi) constructor.newInstance(arguments.get());
          return;
        } catch (InvocationTargetException e) {
          throw e.getCause() == null ? e : e.getCause();
        }
      }
    }
    throw new UnfitHandlersException(Misfit.NO_CONSTRUCTOR);
  }

  private static Optional<Object[]> arguments(Class<?>[] types, List<Object> given) {
    Object[] arguments = new Object[types.length];
    for (int i = 0; i < types.length; i++) {
      Class<?> type = types[i];
      Optional<Object> match = given.stream().filter(type::isInstance).findFirst();
      if (match.isEmpty() || type == Object.class) {
        return Optional.empty();
      }
      arguments[i] = match.get();
    }
    return types.length == 0 ? Optional.empty() : Optional.of(arguments);
  }
}
