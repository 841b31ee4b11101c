package unblock.runtime;

import java.nio.file.Path;
import java.util.List;

/**
 * The files in which Linux describes its processes. Other systems have none: with {@code
 * -Dunblock.proc=FOLDER}, where FOLDER does not exist, the grader and its children use on Linux
 * nothing that Linux alone offers, so that a test sees the verdicts of Windows and macOS.
 */
public final class KernelFiles {
  private static final String PROPERTY = "unblock.proc";
  private static final String PROC = "/proc";
  private static final String FOLDER = System.getProperty(PROPERTY, PROC);

  private KernelFiles() {}

  /** The folder of all processes. It may not exist. */
  public static Path all() {
    return Path.of(FOLDER);
  }

  /** The folder or file of that name, as in {@code self/fd}. It may not exist. */
  public static Path of(String name) {
    return Path.of(FOLDER, name);
  }

  /** The flags that make a child's JVM read the same files. */
  public static List<String> flags() {
    return FOLDER.equals(PROC) ? List.of() : List.of("-D" + PROPERTY + "=" + FOLDER);
  }
}
