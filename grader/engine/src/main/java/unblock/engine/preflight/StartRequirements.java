package unblock.engine.preflight;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.engine.scratch.ScratchFolder;
import unblock.message.Message;

/**
 * The requirements that this machine must meet before grading. On a machine that does not, a
 * correct answer would lose points, or an hour of grading would be lost.
 */
public final class StartRequirements {
  /** The exit status of POSIX shells for a program that they found and may not execute. */
  private static final int FOUND_AND_NOT_EXECUTABLE = 126;

  private StartRequirements() {}

  /**
   * Returns the first requirement that this machine does not meet, with its remedy. Also removes
   * the remains of killed graders in the folder for temporary files.
   *
   * @param jobs the number of submissions graded at once, 1 or more
   * @param route the route of requests to submissions
   * @param paths names of submissions and files that are read or written
   */
  public static Optional<Message> problem(int jobs, ConnectionRoute route, List<String> paths) {
    Path temporary = Path.of(System.getProperty("java.io.tmpdir"));
    List<String> names = new ArrayList<>(paths);
    names.add(temporary.toString());
    List<StartRequirement> all =
        List.of(
            new OpenFilesRequirement(openFiles(), route),
            new MemoryRequirement(
                Runtime.getRuntime().maxMemory(),
                ProcessLimits.here().addressSpace().orElse(Long.MAX_VALUE)),
            new PathEncodingRequirement(PathEncoding.ofThisMachine(), names),
            temporaryFolder(temporary));
    return all.stream().flatMap(each -> each.problem(jobs).stream()).findFirst();
  }

  private static long openFiles() {
    return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
        ? unix.getMaxFileDescriptorCount()
        : Long.MAX_VALUE;
  }

  static TemporaryFolderRequirement temporaryFolder(Path folder) {
    long space = Long.MAX_VALUE;
    try {
      space = Files.getFileStore(folder).getUsableSpace();
      ScratchFolder.removeAbandoned(folder);
      space = Files.getFileStore(folder).getUsableSpace();
      Path own = ScratchFolder.make(folder, "start-");
      try {
        return new TemporaryFolderRequirement(folder, use(own.resolve("program.sh")), space);
      } finally {
        Files.deleteIfExists(own);
      }
    } catch (IOException e) {
      return new TemporaryFolderRequirement(folder, TemporaryFolderRequirement.Use.NOTHING, space);
    }
  }

  /** Tried by execution, because mount flags are not the only possible restriction. */
  private static TemporaryFolderRequirement.Use use(Path program) throws IOException {
    try {
      Files.writeString(program, "#!/bin/sh\nexit 0\n");
      return !program.toFile().setExecutable(true) || mayNotRun(program)
          ? TemporaryFolderRequirement.Use.ONLY_FILES
          : TemporaryFolderRequirement.Use.RUNS_PROGRAMS;
    } finally {
      Files.deleteIfExists(program);
    }
  }

  private static boolean mayNotRun(Path program) {
    try {
      Process shell =
          new ProcessBuilder("/bin/sh", "-c", "\"$0\"", program.toString())
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      return shell.waitFor() == FOUND_AND_NOT_EXECUTABLE;
    } catch (IOException e) {
      return false; // No POSIX shell, so no result.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
