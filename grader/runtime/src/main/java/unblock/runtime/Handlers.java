package unblock.runtime;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Optional;
import unblock.given.UserApi;

/** Makes the handlers of an exercise from a class name and what the exercise gives. */
final class Handlers {
  private Handlers() {}

  /**
   * Calls the one public constructor whose parameters are all among what is given, by type.
   *
   * @throws ReflectiveOperationException when there is no such class or constructor; the message
   *     says what was expected
   * @throws Throwable whatever the constructor throws
   */
  static UserApi make(String className, List<Object> given) throws Throwable {
    Class<?> type = Class.forName(className);
    if (!UserApi.class.isAssignableFrom(type)) {
      throw new ReflectiveOperationException(type.getSimpleName() + " does not implement UserApi");
    }
    for (Constructor<?> constructor : type.getConstructors()) {
      Optional<Object[]> arguments = arguments(constructor.getParameterTypes(), given);
      if (arguments.isPresent()) {
        try {
          return (UserApi) constructor.newInstance(arguments.get());
        } catch (InvocationTargetException e) {
          throw e.getCause() == null ? e : e.getCause();
        }
      }
    }
    throw new ReflectiveOperationException(
        type.getSimpleName() + " has no public constructor with the parameters of the skeleton");
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
