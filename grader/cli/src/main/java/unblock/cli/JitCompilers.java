package unblock.cli;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.management.JMException;
import javax.management.ObjectName;

/**
 * The compilers in this JVM that turn bytecode into machine code. HotSpot has two: the second one
 * optimizes methods that run often. In the minutes of a grading it takes half of the grader's own
 * CPU time, on the cores that the submissions need, and gains less than it takes.
 */
final class JitCompilers {
  private static final String ONLY_THE_FIRST = "[{match: \"*.*\", c2: {Exclude: true}}]";

  private JitCompilers() {}

  /**
   * Makes the JVM compile all methods with its first compiler from now on, as {@code
   * -XX:TieredStopAtLevel=1} does from its start. Does nothing in JVMs without these compilers.
   */
  static void keepToTheFirst() {
    try {
      Path directives = Files.createTempFile("unblock-", ".json");
      try {
        Files.writeString(directives, ONLY_THE_FIRST);
        var unused = diagnose("compilerDirectivesAdd", "\"" + directives + "\"");
      } finally {
        Files.delete(directives);
      }
    } catch (IOException | JMException | RuntimeException e) {
      return; // Another kind of JVM, or no folder for temporary files: only the CPU time differs.
    }
  }

  /** Runs that command of {@code jcmd} in this JVM, and returns its output. */
  static String diagnose(String command, String... arguments) throws JMException {
    return String.valueOf(
        ManagementFactory.getPlatformMBeanServer()
            .invoke(
                new ObjectName("com.sun.management:type=DiagnosticCommand"),
                command,
                arguments.length == 0 ? new Object[0] : new Object[] {arguments},
                arguments.length == 0 ? new String[0] : new String[] {String[].class.getName()}));
  }
}
