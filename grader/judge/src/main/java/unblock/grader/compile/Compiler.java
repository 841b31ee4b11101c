package unblock.grader.compile;

import java.io.File;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.stream.Collectors;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import unblock.grader.model.Finding;
import unblock.grader.model.Severity;

/**
 * The JDK's javac for the sources of one exercise. Keeps the jars of the class path open until it
 * is closed; opening them anew took a quarter of a compilation. Thread-safe.
 */
public final class Compiler implements AutoCloseable {
  private static final int MOST_FINDINGS = 10;
  private static final int JAVA = 17;

  /** The packages before a type's name, which say little to a beginner. */
  private static final String PACKAGES = "\\b(?:[a-z][a-z0-9_]*\\.)+(?=[A-Z])";

  /**
   * Those that no compilation uses now; who finds none opens one more, and waits for nobody:
   * sources can be written that keep javac busy for minutes.
   */
  private final Deque<StandardJavaFileManager> idle = new ConcurrentLinkedDeque<>();

  private volatile boolean closed;

  /**
   * Compiles for Java 17, with line numbers.
   *
   * @param sources relative path, as in {@code unblock/exercises/offload/UserHandlers.java}, to
   *     text
   * @param classPath what the sources may use
   * @param classes an existing folder for the classes
   * @throws IOException when this JVM has no compiler or the classes cannot be written
   */
  public Compilation compile(Map<String, String> sources, List<Path> classPath, Path classes)
      throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    if (javac == null) {
      throw new IOException(
          "This Java has no compiler: run the grader with a JDK, not a JRE ("
              + System.getProperty("java.home")
              + ")");
    }
    StandardJavaFileManager kept = idle.poll();
    StandardJavaFileManager files = kept == null ? open(javac) : kept;
    try {
      return compile(javac, files, sources, options(classPath, classes), classes);
    } finally {
      idle.push(files);
      if (closed) {
        close();
      }
    }
  }

  private static StandardJavaFileManager open(JavaCompiler javac) {
    return javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
  }

  private static Compilation compile(
      JavaCompiler javac,
      StandardJavaFileManager files,
      Map<String, String> sources,
      List<String> options,
      Path classes)
      throws IOException {
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    try {
      boolean compiled =
          javac
              .getTask(
                  Writer.nullWriter(),
                  files,
                  diagnostics,
                  options,
                  null,
                  sources.entrySet().stream().map(e -> new Text(e.getKey(), e.getValue())).toList())
              .call();
      return compiled
          ? new Compilation.Compiled(classes)
          : new Compilation.Rejected(
              diagnostics.getDiagnostics().stream()
                  .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                  .limit(MOST_FINDINGS)
                  .map(Compiler::finding)
                  .toList());
    } catch (RuntimeException e) {
      throw new IOException("javac broke down on this submission: " + e, e);
    }
  }

  /**
   * Lets go of the jars, so that they can be deleted; what is compiled now lets go of its own when
   * it is done.
   *
   * @throws IOException when one cannot be let go, as where it was deleted before
   */
  @Override
  public void close() throws IOException {
    closed = true;
    for (StandardJavaFileManager each = idle.poll(); each != null; each = idle.poll()) {
      each.close();
    }
  }

  private static List<String> options(List<Path> classPath, Path classes) {
    String path =
        classPath.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator));
    List<String> options = new ArrayList<>();
    if (Runtime.version().feature() != JAVA) {
      // Not on 17 itself: javac opens its file of older versions anew each time, which takes 15 ms.
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
            "",
            "-d",
            classes.toString()));
    return options;
  }

  private static Finding finding(Diagnostic<? extends JavaFileObject> diagnostic) {
    String path = diagnostic.getSource() == null ? "" : diagnostic.getSource().getName();
    String file = path.substring(path.lastIndexOf('/') + 1);
    int line = (int) Math.max(0, diagnostic.getLineNumber());
    String reason =
        diagnostic
            .getMessage(Locale.ENGLISH)
            .strip()
            .replaceAll("\\s*\\R\\s*", "; ")
            .replaceAll(PACKAGES, "");
    return new Finding(
        "compile-error",
        Severity.ERROR,
        file,
        line,
        "%s:%d does not compile: %s.".formatted(file, line, reason),
        List.of(),
        null);
  }

  /** A source in memory. */
  private static final class Text extends SimpleJavaFileObject {
    private final String path;
    private final String text;

    Text(String path, String text) {
      super(URI.create("submission:///" + path.replace(" ", "%20")), Kind.SOURCE);
      this.path = path;
      this.text = text;
    }

    @Override
    public String getName() {
      return path;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return text;
    }
  }
}
