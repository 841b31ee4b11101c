package unblock.engine.compile;

import com.sun.source.util.JavacTask;
import com.sun.source.util.TaskEvent;
import com.sun.source.util.TaskListener;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;

/**
 * Runs javac inside a compiler process. The jars of the class path stay open, because reopening
 * them took a quarter of a compilation. Used by one thread at a time.
 */
final class SourceCompiler implements AutoCloseable {
  private static final int MOST_ERRORS = 10;
  private static final int LONGEST_REASON = 2_000;

  private final JavaCompiler javac;
  private final DataOutputStream progress;
  private final StandardJavaFileManager files;

  /**
   * Creates the compiler for all requests.
   *
   * @param progress receives the current class
   */
  SourceCompiler(JavaCompiler javac, DataOutputStream progress) {
    this.javac = javac;
    this.progress = progress;
    this.files = javac.getStandardFileManager(null, Locale.ENGLISH, StandardCharsets.UTF_8);
  }

  /** Compiles the request; ends this JVM when the classes are too large. */
  CompileReply compile(CompileRequest request) {
    List<String> options = new ArrayList<>(request.options());
    options.addAll(List.of("-d", request.classes()));
    DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
    List<Text> sources =
        request.sources().entrySet().stream().map(e -> new Text(e.getKey(), e.getValue())).toList();
    JavacTask task =
        (JavacTask) javac.getTask(Writer.nullWriter(), files, diagnostics, options, null, sources);
    task.addTaskListener(new Watcher(task, Path.of(request.classes())));
    return task.call()
        ? new CompileReply.Done()
        : new CompileReply.Errors(
            diagnostics.getDiagnostics().stream()
                .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                .limit(MOST_ERRORS)
                .map(SourceCompiler::error)
                .toList());
  }

  private static CompileReply.SourceError error(Diagnostic<? extends JavaFileObject> diagnostic) {
    String reason = diagnostic.getMessage(Locale.ENGLISH);
    return new CompileReply.SourceError(
        diagnostic.getSource() == null ? "" : diagnostic.getSource().getName(),
        (int) Math.max(0, diagnostic.getLineNumber()),
        String.valueOf(diagnostic.getCode()),
        reason.length() > LONGEST_REASON ? reason.substring(0, LONGEST_REASON) + "…" : reason);
  }

  @Override
  public void close() throws IOException {
    files.close();
  }

  /** Reports the current class, and adds up the bytes of written classes. */
  private final class Watcher implements TaskListener {
    private final JavacTask task;
    private final Path classes;
    private long bytes;

    Watcher(JavacTask task, Path classes) {
      this.task = task;
      this.classes = classes;
    }

    @Override
    public void started(TaskEvent event) {
      TypeElement type = event.getTypeElement();
      JavaFileObject file = event.getSourceFile();
      if (type != null && file != null) {
        try {
          new CompileReply.Progress(file.getName(), type.getSimpleName().toString())
              .writeTo(progress);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }

    @Override
    public void finished(TaskEvent event) {
      if (event.getKind() == TaskEvent.Kind.GENERATE && event.getTypeElement() != null) {
        bytes += size(event.getTypeElement());
        if (bytes > (long) CompilerBounds.CLASSES_MIB << 20) {
          CompilerExit.CLASS_BYTES.halt();
        }
      }
    }

    private long size(TypeElement type) {
      String name = task.getElements().getBinaryName(type).toString().replace('.', '/');
      try {
        return Files.size(classes.resolve(name + ".class"));
      } catch (IOException e) {
        return 0; // It was not written, because of an error elsewhere.
      }
    }
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
