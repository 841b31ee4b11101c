package unblock.runtime;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import unblock.given.StoreException;

/**
 * A proxy for a given object whose slow methods wait at the gate before they run. The key of such a
 * call is its method's name and its arguments, as in {@code write alice 2}.
 */
final class GatedCalls implements InvocationHandler {
  private static final Object[] NONE = {};

  private final Object given;
  private final Set<String> slow;
  private final SlowCallGate gate;

  private GatedCalls(Object given, Set<String> slow, SlowCallGate gate) {
    this.given = given;
    this.slow = slow;
    this.gate = gate;
  }

  /**
   * Returns a proxy for that object.
   *
   * @param type its interface
   * @param slow the names of the methods that wait at the gate
   */
  static <T> T around(Class<T> type, T given, Set<String> slow, SlowCallGate gate) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(), new Class<?>[] {type}, new GatedCalls(given, slow, gate));
    StackTexts.registerProxy(proxy.getClass(), type);
    return type.cast(proxy);
  }

  @Override
  public @Nullable Object invoke(Object proxy, Method method, Object @Nullable [] arguments)
      throws Throwable {
    Object[] values = arguments == null ? NONE : arguments;
    if (method.getDeclaringClass() == Object.class) {
      return ofEveryObject(proxy, method, values);
    }
    if (slow.contains(method.getName())) {
      waitAtTheGate(method, values);
    }
    try {
      return method.invoke(given, values);
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private void waitAtTheGate(Method method, Object[] values) {
    String call =
        Stream.concat(Stream.of(method.getName()), Stream.of(values).map(String::valueOf))
            .collect(Collectors.joining(" "));
    try {
      gate.passCall(call);
    } catch (IOException e) {
      throw new StoreException("The call failed: " + e.getMessage(), e);
    }
  }

  private Object ofEveryObject(Object proxy, Method method, Object[] values) {
    return switch (method.getName()) {
      case "equals" -> proxy == values[0];
      case "hashCode" -> System.identityHashCode(proxy);
      default -> given.getClass().getSimpleName();
    };
  }
}
