package unblock.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;
import java.lang.reflect.Method;

/**
 * Denies native code to all modules that the command line does not name, on JDK 25. On this release
 * the JVM does not use an archived module graph together with {@code --illegal-native-access=deny}.
 * A child with a class archive therefore starts without that option, and this class changes the
 * field in which the JDK stores the option.
 */
final class NativeAccess {
  private static final int FEATURE = 25;

  private NativeAccess() {}

  /**
   * Denies native code. This must run before a class of a submission is loaded. Does nothing on
   * other releases: there the option works, or does not exist.
   *
   * @throws IllegalStateException if native code is still allowed after this
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

  /** Writes a final field, which reflection refuses. */
  private static void set(Field field, Object value) throws ReflectiveOperationException {
    Class<?> type = Class.forName("jdk.internal.misc.Unsafe");
    Object unsafe = type.getMethod("getUnsafe").invoke(null);
    Object base = type.getMethod("staticFieldBase", Field.class).invoke(unsafe, field);
    Object offset = type.getMethod("staticFieldOffset", Field.class).invoke(unsafe, field);
    type.getMethod("putReferenceVolatile", Object.class, long.class, Object.class)
        .invoke(unsafe, base, offset, value);
  }
}
