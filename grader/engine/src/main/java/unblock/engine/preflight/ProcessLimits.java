package unblock.engine.preflight;

import java.io.IOException;
import java.nio.file.Files;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unblock.runtime.KernelFiles;

/**
 * The kernel's limits of this process, which its children inherit.
 *
 * @param text the content of {@code /proc/self/limits} on Linux; empty on other systems
 */
public record ProcessLimits(String text) {
  /** The current limits of this process. */
  public static ProcessLimits here() {
    try {
      return new ProcessLimits(Files.readString(KernelFiles.of("self/limits")));
    } catch (IOException e) {
      return new ProcessLimits(""); // Not Linux.
    }
  }

  /** The largest number of files that a child may open; empty where there is no limit. */
  public OptionalLong hardOpenFiles() {
    return limit("Max open files", 2);
  }

  /** The bytes of address space; empty where there is no limit. */
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
