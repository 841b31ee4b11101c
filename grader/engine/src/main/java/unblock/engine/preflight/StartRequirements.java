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
 * All that this machine must have before anything is graded. Where it has too little, a right
 * answer would lose points, or an hour of grading would come to nothing.
 */
public final class StartRequirements {
  /** What POSIX shells end with when they may not execute what they have found. */
  private static final int FOUND_AND_NOT_EXECUTABLE = 126;

  private StartRequirements() {}

  /**
   * The first one that this machine does not meet, with its remedy. Also removes what killed
   * graders left in the folder for temporary files.
   *
   * @param jobs how many submissions are graded at once, 1 or more
   * @param route how requests get to submissions
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

  /** Tried, since the flags of a mount are not all that may forbid it. */
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
      return false; // No POSIX shell: nothing is known.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
