package unblock.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;

/**
 * Removes the management bean that executes the JVM's diagnostic commands. One of these commands
 * loads an agent into this JVM, and the agent could change any class. The command works even if
 * agents cannot attach: on JDK 17 it checks neither {@code DisableAttachMechanism} nor {@code
 * EnableDynamicAgentLoading}.
 */
final class DiagnosticCommands {
  private DiagnosticCommands() {}

  /**
   * Removes the bean. This must run before any other code uses the beans, because they are created
   * once.
   */
  static void deny() {
    try {
      // This loads the native library that the other class needs.
      Class.forName("sun.management.ManagementFactoryHelper");
      Field supported =
          Class.forName("sun.management.VMManagementImpl")
              .getDeclaredField("remoteDiagnosticCommandsSupport");
      supported.setAccessible(true);
      supported.setBoolean(null, false);
    } catch (ReflectiveOperationException | InaccessibleObjectException e) {
      throw new IllegalStateException("This JDK's diagnostic commands could not be denied", e);
    }
  }
}
