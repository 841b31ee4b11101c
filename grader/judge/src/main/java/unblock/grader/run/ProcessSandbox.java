package unblock.grader.run;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import unblock.given.world.Child;

/** An ordinary child process with no environment, a folder of its own and a bounded heap. */
public final class ProcessSandbox implements Sandbox {
  /**
   * For a JVM that lives a second: the serial collector and the first compiler only, which halve
   * the CPU time of a start, and classes shared with the JDK's archive. The same cores and the same
   * common pool everywhere: else work given to the common pool waits for its few threads on one
   * machine and gets a thread of its own on another, and the verdict would depend on the machine.
   */
  private static final List<String> FLAGS =
      List.of(
          "-Xmx256m",
          "-Xshare:auto",
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:-UsePerfData",
          "-XX:+DisableAttachMechanism",
          "-XX:ActiveProcessorCount=2",
          "-Djava.util.concurrent.ForkJoinPool.common.parallelism=64",
          "-Dfile.encoding=UTF-8",
          "-Duser.language=en",
          "-Djava.awt.headless=true");

  @Override
  public Process start(List<Path> classPath, Path workFolder) throws IOException {
    List<String> command = new java.util.ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.add("-Djava.io.tmpdir=" + workFolder);
    command.add("-cp");
    command.add(
        classPath.stream()
            .map(path -> path.toAbsolutePath().toString())
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(Child.class.getName());
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.directory(workFolder.toFile());
    builder.redirectErrorStream(true);
    return builder.start();
  }
}
