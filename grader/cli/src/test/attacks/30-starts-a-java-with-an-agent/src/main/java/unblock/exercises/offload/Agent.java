package unblock.exercises.offload;

import java.lang.reflect.Method;
import java.nio.file.Path;

/** In the second JVM it attaches to the first one; there it would run as an agent. */
public final class Agent {
  private Agent() {}

  public static void premain(String arguments) {
    System.out.println("unblock-attack-30 agent runs");
    try {
      Class<?> machine = Class.forName("com.sun.tools.attach.VirtualMachine");
      Method attach = machine.getMethod("attach", String.class);
      Object parent = attach.invoke(null, System.getenv("PARENT"));
      machine
          .getMethod("loadAgent", String.class)
          .invoke(parent, Path.of("agent.jar").toAbsolutePath().toString());
    } catch (ReflectiveOperationException | RuntimeException e) {
      System.out.println("unblock-attack-30 attach: " + e + ", " + e.getCause());
    }
  }

  public static void agentmain(String arguments) {
    System.out.println("unblock-attack-30 agent is in the first JVM");
  }
}
