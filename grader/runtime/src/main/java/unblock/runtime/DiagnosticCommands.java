package unblock.runtime;

import java.lang.reflect.Field;
import java.lang.reflect.InaccessibleObjectException;

/**
 * Takes the bean away that carries out the JVM's diagnostic commands. One of them loads an agent
 * into this very JVM, which may then change any class, also where agents that attach are refused:
 * on 17, neither {@code DisableAttachMechanism} nor {@code EnableDynamicAgentLoading} is asked.
 */
final class DiagnosticCommands {
  private DiagnosticCommands() {}

  /** Before anybody has asked for the beans: they are made once. */
  static void deny() {
    try {
      // It loads the native library that the other class needs.
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
