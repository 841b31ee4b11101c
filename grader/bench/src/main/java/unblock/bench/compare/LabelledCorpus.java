package unblock.bench.compare;

import static java.util.stream.Collectors.joining;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import unblock.bench.HandlerLabel;

/**
 * The labelled handlers of the judge's tests, compiled. A label states the truth, even if the
 * judge's own test lists the handler as a known miss of the inspection.
 *
 * @param classes the folder with the compiled handlers and the class that registers them
 */
record LabelledCorpus(List<Labelled> handlers, Path classes) {
  /**
   * One handler.
   *
   * @param id as in {@code corpus.Direct#sleeps}
   * @param parameter the simple name of the first parameter's type, which is Context in most cases
   */
  record Labelled(String id, HandlerLabel label, String reason, String parameter) {
    String type() {
      return id.substring(0, id.indexOf('#'));
    }

    String method() {
      return id.substring(id.indexOf('#') + 1);
    }
  }

  private static final Pattern HANDLER =
      Pattern.compile(
          "void (\\w+)\\((\\w*).*\\{ // (?:MISS )?(BLOCKS|MAY|COMPUTES|OPAQUE|OK): (.+)");

  /** Returns the corpus with only some of its handlers; the classes remain. */
  LabelledCorpus only(Predicate<Labelled> which) {
    return new LabelledCorpus(handlers.stream().filter(which).toList(), classes);
  }

  /** Reads and compiles all sources of that folder. */
  static LabelledCorpus of(Path folder, Path target) throws IOException {
    List<Path> sources = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files.filter(file -> file.toString().endsWith(".java")).sorted().forEach(sources::add);
    }
    List<Labelled> handlers = new ArrayList<>();
    for (Path source : sources) {
      String type = "corpus." + source.getFileName().toString().replace(".java", "");
      for (String line : Files.readAllLines(source)) {
        Matcher found = HANDLER.matcher(line);
        if (found.find()) {
          handlers.add(
              new Labelled(
                  type + "#" + found.group(1),
                  HandlerLabel.valueOf(found.group(3)),
                  found.group(4),
                  found.group(2)));
        }
      }
    }
    Path registration = Files.createDirectories(target.resolve("source/corpus"));
    sources.add(
        Files.writeString(registration.resolve("Registration.java"), registration(handlers)));
    Path stubs = Files.createDirectories(target.resolve("stubs").toAbsolutePath());
    compile(javaFiles(folder.resolveSibling("stubs")), stubs, stubs);
    Path classes = Files.createDirectories(target.resolve("classes").toAbsolutePath());
    compile(sources, stubs, classes);
    Files.writeString(classes.resolve("page.html"), "A resource that handlers read.");
    return new LabelledCorpus(List.copyOf(handlers), classes);
  }

  private static List<Path> javaFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).toList();
    }
  }

  /**
   * Compiles the sources.
   *
   * @param stubs sources in place of missing libraries; they are not inspected and not present when
   *     handlers run
   */
  private static void compile(List<Path> sources, Path stubs, Path classes) throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    String classPath = System.getProperty("java.class.path", "") + File.pathSeparator + stubs;
    List<String> options =
        List.of("-g", "-proc:none", "-nowarn", "-d", classes.toString(), "-cp", classPath);
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      if (!javac
          .getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
          .call()) {
        throw new IllegalArgumentException("the corpus does not compile");
      }
    }
  }

  /**
   * Returns a class that registers the handlers, because the inspection searches for registered
   * handlers.
   */
  private static String registration(List<Labelled> handlers) {
    Map<String, List<Labelled>> types = new TreeMap<>();
    handlers.forEach(
        each -> types.computeIfAbsent(each.type(), type -> new ArrayList<>()).add(each));
    return types.entrySet().stream()
        .map(
            each ->
                "static void register(io.javalin.config.RoutesConfig routes, %s handlers) {%n%s}%n"
                    .formatted(
                        each.getKey(),
                        each.getValue().stream()
                            .map(LabelledCorpus::registration)
                            .collect(joining())))
        .collect(joining("", "package corpus;\nclass Registration {\n", "}\n"));
  }

  /** Returns the call that registers a handler, which depends on its first parameter. */
  private static String registration(Labelled handler) {
    String call =
        switch (handler.parameter()) {
          case "Context" -> "routes.post(\"/%1$s\", handlers::%1$s);%n";
          case "SseClient" -> "routes.sse(\"/%1$s\", handlers::%1$s);%n";
          case "WsMessageContext" -> "routes.ws(\"/%1$s\", ws -> ws.onMessage(handlers::%1$s));%n";
          default -> "routes.exception(" + handler.parameter() + ".class, handlers::%s);%n";
        };
    return call.formatted(handler.method());
  }
}
