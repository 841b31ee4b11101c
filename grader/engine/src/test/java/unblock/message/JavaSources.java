package unblock.message;

import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.util.JavacTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The main sources of a module of the grader, parsed. */
final class JavaSources {
  private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();

  private JavaSources() {}

  /** The folder of that module, as in {@code engine}. */
  static Path home(String module) {
    return Path.of("..", module);
  }

  static List<CompilationUnitTree> of(String module) {
    return below(home(module).resolve("src/main/java"));
  }

  static List<CompilationUnitTree> below(Path folder) {
    try (Stream<Path> files = Files.walk(folder);
        StandardJavaFileManager manager = COMPILER.getStandardFileManager(null, null, null)) {
      List<Path> java = files.filter(each -> each.toString().endsWith(".java")).sorted().toList();
      List<JavaFileObject> sources = new ArrayList<>();
      manager.getJavaFileObjectsFromPaths(java).forEach(sources::add);
      return parsed(sources);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CompilationUnitTree parsed(String source) {
    JavaFileObject file =
        new SimpleJavaFileObject(URI.create("string:///A.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return source;
          }
        };
    return parsed(List.of(file)).get(0);
  }

  private static List<CompilationUnitTree> parsed(List<JavaFileObject> sources) {
    try {
      JavacTask task =
          (JavacTask) COMPILER.getTask(null, null, null, List.of("-proc:none"), null, sources);
      List<CompilationUnitTree> units = new ArrayList<>();
      task.parse().forEach(units::add);
      return units;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
