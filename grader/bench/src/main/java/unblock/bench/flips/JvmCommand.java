package unblock.bench.flips;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import unblock.runtime.KernelFiles;

/** The command line of a JVM with the class path of this one. */
final class JvmCommand {
  private JvmCommand() {}

  static List<String> command(Class<?> main, String heap, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx" + heap, "-XX:-UsePerfData"));
    command.addAll(KernelFiles.flags());
    // As the README of grader/cli recommends for a class.
    command.addAll(List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(arguments);
    return command;
  }
}
