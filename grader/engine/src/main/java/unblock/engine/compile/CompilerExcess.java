package unblock.engine.compile;

import java.util.List;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.message.Message;

/** The finding about sources that javac cannot compile within its bounds. */
final class CompilerExcess {
  private CompilerExcess() {}

  /** Returns the finding about a limit that was exceeded at that class. */
  static Finding of(CompilerExit why, CompileReply.Progress last) {
    return finding(
        last,
        switch (why) {
          case MEMORY -> Message.of("compile.memory", "mib", CompilerBounds.HEAP_MIB);
          case CLASS_BYTES -> Message.of("compile.class-bytes", "mib", CompilerBounds.CLASSES_MIB);
          default -> Message.of("compile.cpu-time");
        });
  }

  /** Returns the finding about sources for which javac's stack was too small. */
  static Finding tooDeep(CompileReply.Progress last) {
    return finding(last, Message.of("compile.too-deep"));
  }

  private static Finding finding(CompileReply.Progress last, Message reason) {
    String file = last.file().substring(last.file().lastIndexOf('/') + 1);
    Message place =
        file.isEmpty()
            ? Message.of("compile.submission")
            : Message.of("compile.class", "file", file, "type", last.type());
    return new Finding(
        "compile-error",
        Severity.ERROR,
        file.isEmpty() ? "UserHandlers.java" : file,
        0,
        Message.of("compile.excess", "place", place, "reason", reason),
        List.of(),
        List.of());
  }
}
