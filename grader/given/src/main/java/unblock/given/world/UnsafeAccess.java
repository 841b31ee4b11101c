package unblock.given.world;

import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;

/**
 * Takes {@code sun.misc.Unsafe} away from the submission, which could open every module with it. A
 * JVM of JDK 24 or later refuses when it is told so on its command line; an older one knows no such
 * option, so that the class is made useless: it no longer finds the JDK's own, which it only passes
 * calls on to.
 */
final class UnsafeAccess {
  private UnsafeAccess() {}

  /** Nothing of this JVM may need the class afterwards; the JDK has another one for itself. */
  static void deny() {
    try {
      Class<?> type = Class.forName("sun.misc.Unsafe");
      Field own = type.getDeclaredField("theUnsafe");
      own.setAccessible(true);
      Object unsafe = own.get(null);
      Field behind = type.getDeclaredField("theInternalUnsafe");
      Object base = type.getMethod("staticFieldBase", Field.class).invoke(unsafe, behind);
      Object offset = type.getMethod("staticFieldOffset", Field.class).invoke(unsafe, behind);
      type.getMethod("putObject", Object.class, long.class, Object.class)
          .invoke(unsafe, base, offset, null);
    } catch (InvocationTargetException e) {
      return; // It refuses already.
    } catch (ClassNotFoundException | NoSuchMethodException e) {
      return; // There is no such class any more, or none of these methods.
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("This JDK's sun.misc.Unsafe could not be denied", e);
    }
  }
}
