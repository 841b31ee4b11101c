package unblock.engine.compile;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import unblock.analyzer.Finding;
import unblock.analyzer.Severity;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The JDK's javac for the sources of one exercise, in separate processes that live until it is
 * closed. Sources can keep javac busy for hours or need any amount of memory, and it cannot be
 * stopped within a JVM. Such sources are rejected with the limit that they exceed. Thread-safe.
 */
public final class SubmissionCompiler implements AutoCloseable {
  private static final int JAVA = 17;

  /** The packages before a type's name, which do not help a beginner. */
  private static final String PACKAGES = "\\b(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])";

  private final CompilerPool processes = new CompilerPool();

  /**
   * Compiles for Java 17, with line numbers.
   *
   * @param sources relative path, as in {@code unblock/exercises/offload/UserHandlers.java}, to
   *     text
   * @param classPath the libraries that the sources may use
   * @param classes an existing folder for the classes
   * @throws IOException when this Java has no compiler, the compiler cannot be started or is ended
   *     from outside, or the classes cannot be written
   */
  public CompilationOutcome compile(Map<String, String> sources, List<Path> classPath, Path classes)
      throws IOException {
    CompileRequest request =
        new CompileRequest(options(classPath), classes.toAbsolutePath().toString(), sources);
    CompilerProcess process = processes.take();
    CompileReply reply;
    try {
      reply = process.compile(request);
    } catch (IOException e) {
      processes.drop(process);
      return exceeded(process, e);
    }
    processes.give(process);
    return reply instanceof CompileReply.Errors errors
        ? new CompilationOutcome.Rejected(
            errors.errors().isEmpty()
                ? List.of(CompilerExcess.tooDeep(process.last()))
                : findings(errors.errors(), sources))
        : new CompilationOutcome.Compiled(classes);
  }

  private static CompilationOutcome exceeded(CompilerProcess process, IOException failure)
      throws IOException {
    int status = process.ended();
    CompilerExit why =
        CompilerExit.of(status)
            .orElseThrow(
                () ->
                    new IoMessageException(
                        Message.of("compile.process-ended", "status", status), failure));
    return switch (why) {
      case NO_COMPILER ->
          throw new IoMessageException(
              Message.of("compile.no-compiler", "java", System.getProperty("java.home")));
      case WALL_TIME ->
          throw new IoMessageException(
              Message.of("compile.too-slow", "minutes", CompilerBounds.WALL.toMinutes()));
      case CPU_TIME, CLASS_BYTES, MEMORY ->
          new CompilationOutcome.Rejected(List.of(CompilerExcess.of(why, process.last())));
    };
  }

  /** Ends the processes, also during a compilation. Safe to call twice. */
  @Override
  public void close() {
    processes.close();
  }

  private static List<String> options(List<Path> classPath) {
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> options = new ArrayList<>();
    if (Runtime.version().feature() != JAVA) {
      // Not on 17 itself: javac reopens its file of older versions each time, which takes 15 ms.
      options.addAll(List.of("--release", Integer.toString(JAVA)));
    }
    options.addAll(
        List.of(
            "-g",
            "-proc:none",
            "-implicit:none",
            "-nowarn",
            "-Xlint:none",
            "-classpath",
            path,
            "-sourcepath",
            ""));
    return options;
  }

  /** Only the first error that a newer Java may cause names the version. */
  private static List<Finding> findings(
      List<CompileReply.SourceError> errors, Map<String, String> sources) {
    List<Finding> findings = new ArrayList<>();
    Message version = Message.of("compile.java-version", "version", JAVA);
    for (CompileReply.SourceError error : errors) {
      String reason = reason(error);
      if (NewerJava.mayAccept(error.code(), reason, line(error, sources))) {
        findings.add(finding(error, reason, version));
        version = Message.empty();
      } else {
        findings.add(finding(error, reason, Message.empty()));
      }
    }
    return findings;
  }

  private static String line(CompileReply.SourceError error, Map<String, String> sources) {
    return sources
        .getOrDefault(error.path(), "")
        .lines()
        .skip(Math.max(0, error.line() - 1))
        .findFirst()
        .orElse("");
  }

  private static String reason(CompileReply.SourceError error) {
    return error
        .reason()
        .strip()
        .replaceAll("\\s*\\R\\s*", "; ")
        .replaceAll("\\s+", " ")
        .replaceAll(PACKAGES, "");
  }

  private static Finding finding(CompileReply.SourceError error, String reason, Message question) {
    String file = error.path().substring(error.path().lastIndexOf('/') + 1);
    return new Finding(
        "compile-error",
        Severity.ERROR,
        file,
        error.line(),
        Message.of("compile.error", "file", file, "line", error.line(), "reason", reason),
        question,
        List.of(),
        List.of(),
        "");
  }
}
