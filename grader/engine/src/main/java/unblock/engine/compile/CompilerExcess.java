package unblock.engine.compile;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;

/** The finding about sources that javac cannot compile within its bounds. */
final class CompilerExcess {
  private CompilerExcess() {}

  /** About a bound that was exceeded while that class was under way. */
  static Finding of(CompilerExit why, CompileReply.Progress last) {
    return finding(
        last,
        switch (why) {
          case MEMORY ->
              "it needed more than %d MiB of memory, several times what an ordinary answer needs. What doubles with each line, such as a constant or a finally block?"
                  .formatted(CompilerBounds.HEAP_MIB);
          case CLASS_BYTES ->
              "its classes have more than %d MiB, a hundred times as much as those of an ordinary answer. What makes them so large?"
                  .formatted(CompilerBounds.CLASSES_MIB);
          default ->
              "it took more than ten times the CPU time that an ordinary answer takes. What does"
                  + " the compiler have to repeat, such as a finally block within a finally block?";
        });
  }

  /** About sources that javac gave up on without an error in them: its stack was too small. */
  static Finding tooDeep(CompileReply.Progress last) {
    return finding(last, "it is nested too deeply. Which expression can be split?");
  }

  private static Finding finding(CompileReply.Progress last, String reason) {
    String file = last.file().substring(last.file().lastIndexOf('/') + 1);
    String place = file.isEmpty() ? "The submission" : "%s (class %s)".formatted(file, last.type());
    return new Finding(
        "compile-error",
        Severity.ERROR,
        file.isEmpty() ? "UserHandlers.java" : file,
        0,
        place + " does not compile: " + reason,
        List.of(),
        List.of());
  }
}
