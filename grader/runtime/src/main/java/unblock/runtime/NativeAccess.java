package unblock.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;

/**
 * Denies native code to all modules that the command line does not name for it, on JDK 25. There
 * the JVM takes no archived graph of modules beside {@code --illegal-native-access=deny}, so a
 * child with a class archive starts without that option; the JDK keeps what it says in one field.
 */
final class NativeAccess {
  private static final int FEATURE = 25;

  private NativeAccess() {}

  /**
   * Before a class of a submission is loaded. Does nothing on another release, where the option
   * says it or nothing can.
   *
   * @throws IllegalStateException when native code is not denied after this
   */
  static void deny() {
    if (Runtime.version().feature() != FEATURE) {
      return;
    }
    try {
      Class<?> modules = Class.forName("jdk.internal.module.ModuleBootstrap");
      Method asked = modules.getMethod("illegalNativeAccess");
      Field field = modules.getDeclaredField("ILLEGAL_NATIVE_ACCESS");
      Object denied = field.getType().getField("DENY").get(null);
      if (!denied.equals(asked.invoke(null))) {
        set(field, denied);
      }
      if (!denied.equals(asked.invoke(null))) {
        throw new IllegalStateException("This JDK still allows native code");
      }
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new IllegalStateException("This JDK's native code could not be denied", e);
    }
  }

  /** It is final, which reflection keeps to. */
  private static void set(Field field, Object value) throws ReflectiveOperationException {
    Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
    Object unsafe = type.getMethod("getUnsafe").invoke(null);
    Object base = type.getMethod("staticFieldBase", Field.class).invoke(unsafe, field);
    Object offset = type.getMethod("staticFieldOffset", Field.class).invoke(unsafe, field);
    type.getMethod("putReferenceVolatile", Object.class, long.class, Object.class)
        .invoke(unsafe, base, offset, value);
  }
}
