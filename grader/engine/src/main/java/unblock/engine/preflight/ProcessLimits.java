package unblock.engine.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The kernel's limits of this process, which its children inherit.
 *
 * @param text what Linux shows in {@code /proc/self/limits}; empty where there is none
 */
public record ProcessLimits(String text) {
  /** Those of this process now. */
  public static ProcessLimits here() {
    try {
      return new ProcessLimits(Files.readString(Path.of("/proc/self/limits")));
    } catch (IOException e) {
      return new ProcessLimits(""); // Not Linux.
    }
  }

  /** How many files a child may be given at most; empty where nothing limits that. */
  public OptionalLong hardOpenFiles() {
    return limit("Max open files", 2);
  }

  /** Bytes of address space; empty where nothing limits that. */
  OptionalLong addressSpace() {
    return limit("Max address space", 1);
  }

  private OptionalLong limit(String name, int column) {
    Matcher line =
        Pattern.compile("^" + name + "\\s+(\\S+)\\s+(\\S+)", Pattern.MULTILINE).matcher(text);
    return line.find() && !line.group(column).equals("unlimited")
        ? OptionalLong.of(Long.parseLong(line.group(column)))
        : OptionalLong.empty();
  }
}
