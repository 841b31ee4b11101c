package unblock.cli;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The example exercise of CONTRIBUTING.md, built from its text and outside of this build. */
final class ShownCourse {
  private static final Path GUIDE = Path.of("../../.github/CONTRIBUTING.md");

  /** A block whose first line is a comment with the name of its file. */
  private static final Pattern BLOCK =
      Pattern.compile("```\\w*\\n(?://|#) (src/\\S+)\\n(.*?)```", Pattern.DOTALL);

  private ShownCourse() {}

  /** Returns the text of each file in the guide, by path. */
  static Map<String, String> files() throws IOException {
    Map<String, String> files = new LinkedHashMap<>();
    Matcher block = BLOCK.matcher(Files.readString(GUIDE));
    while (block.find()) {
      files.put(block.group(1), block.group(2));
    }
    return files;
  }

  /** Compiles these files in an empty folder and returns the jar. */
  static Path jar(Map<String, String> files, Path folder) throws IOException {
    for (Map.Entry<String, String> each : files.entrySet()) {
      Path file = folder.resolve(each.getKey());
      Files.createDirectories(file.getParent());
      Files.writeString(file, each.getValue());
    }
    Path classes = Files.createDirectories(folder.resolve("classes"));
    compile(folder.resolve("src/main/java"), classes);
    Path jar = folder.resolve("loans-1.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      add(classes, out);
      add(folder.resolve("src/main/resources"), out);
    }
    return jar;
  }

  private static void compile(Path sources, Path classes) throws IOException {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    StringWriter errors = new StringWriter();
    try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null);
        Stream<Path> all = Files.walk(sources)) {
      List<Path> texts = all.filter(each -> each.toString().endsWith(".java")).toList();
      List<String> options =
          List.of("-d", classes.toString(), "--release", "17", "-proc:none", "-Xlint:all");
      boolean compiled =
          compiler
              .getTask(errors, files, null, options, null, files.getJavaFileObjectsFromPaths(texts))
              .call();
      if (!compiled) {
        throw new AssertionError("What the guide shows does not compile: " + errors);
      }
    }
  }

  private static void add(Path folder, JarOutputStream out) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        out.putNextEntry(new ZipEntry(folder.relativize(file).toString().replace('\\', '/')));
        Files.copy(file, out);
      }
    }
  }
}
