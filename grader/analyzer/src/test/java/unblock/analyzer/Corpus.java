package unblock.analyzer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.core.TreeNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import unblock.given.UserApi;

/**
 * Handlers in the style of students, each labelled with its effect on the worker, and the reason.
 */
final class Corpus {
  /** The effect of a handler on the worker. */
  enum Label {
    BLOCKS,
    MAY,
    COMPUTES,
    OPAQUE,
    OK;

    /** Whether a handler with this label deserves a finding about its worker. */
    boolean isReported() {
      return this == BLOCKS || this == MAY || this == COMPUTES;
    }
  }

  /**
   * One handler.
   *
   * @param id as in {@code corpus.Direct#sleeps}
   * @param missed whether the inspection is known to judge it wrongly
   */
  record Labelled(String id, Label label, boolean missed, String reason) {}

  private static final Pattern HANDLER =
      Pattern.compile(
          "(?:void|Handler) (\\w+)\\((\\w*).*\\{ // (MISS )?(BLOCKS|MAY|COMPUTES|OPAQUE|OK): (.+)");
  private static final Pattern REGISTERED = Pattern.compile("class (\\w+) extends Handlers \\{");

  private Corpus() {}

  static List<Path> sources(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  static List<Labelled> labels(List<Path> sources) throws IOException {
    List<Labelled> labels = new ArrayList<>();
    for (Path source : sources) {
      String type = source.getFileName().toString().replace(".java", "");
      for (String line : Files.readAllLines(source)) {
        Matcher handler = HANDLER.matcher(line);
        if (handler.find()) {
          labels.add(
              new Labelled(
                  "corpus." + type + "#" + handler.group(1),
                  Label.valueOf(handler.group(4)),
                  handler.group(3) != null,
                  handler.group(5)));
        }
      }
    }
    return labels;
  }

  /** Compiles stubs of libraries: the corpus is compiled with them and inspected without them. */
  static void compileStubs(Path folder, Path target) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      run(files.filter(file -> file.toString().endsWith(".java")).toList(), List.of(), target, "");
    }
  }

  /** Compiles the sources, together with a class that registers their handlers with Javalin. */
  static void compile(List<Path> sources, Path target, Path... libraries) throws IOException {
    String more =
        Stream.of(libraries)
            .map(library -> System.getProperty("path.separator") + library)
            .collect(joining());
    Text registration = new Text("corpus/Registration.java", registration(sources));
    run(sources, List.of(registration), target, more);
  }

  private static void run(
      List<Path> sources, List<? extends JavaFileObject> made, Path target, String libraries)
      throws IOException {
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      List<JavaFileObject> units = new ArrayList<>(made);
      files.getJavaFileObjectsFromPaths(sources).forEach(units::add);
      List<String> options =
          List.of(
              "-g",
              "-proc:none",
              "-nowarn",
              "-d",
              target.toString(),
              "-cp",
              classPath() + libraries);
      if (!javac.getTask(said, files, null, options, null, units).call()) {
        throw new IllegalArgumentException("the corpus does not compile:\n" + said);
      }
    }
  }

  /**
   * Returns the label of each handler according to the inspector: the most certain of its findings.
   */
  static Map<String, Label> judge(Path classes) {
    Map<String, Label> judged = new TreeMap<>();
    HandlerInspector.follow(ClassFiles.read(List.of(classes)), InspectionSettings.strict(List.of()))
        .hits()
        .forEach((handler, hits) -> judged.put(handler.id(), label(hits)));
    return judged;
  }

  static Label label(List<BlockingCall> hits) {
    return hits.stream()
        .map(
            hit ->
                switch (hit.severity()) {
                  case BLOCKS -> Label.BLOCKS;
                  case MAY_BLOCK -> Label.MAY;
                  case COMPUTES -> Label.COMPUTES;
                  default -> Label.OPAQUE;
                })
        .sorted()
        .findFirst()
        .orElse(Label.OK);
  }

  private static String registration(List<Path> sources) throws IOException {
    Map<String, List<String>> handlers = new TreeMap<>();
    for (Path source : sources) {
      String text = Files.readString(source);
      Matcher type = REGISTERED.matcher(text);
      if (type.find()) {
        handlers.put(
            type.group(1),
            HANDLER
                .matcher(text)
                .results()
                .map(found -> registered(found.group(1), found.group(2)))
                .toList());
      }
    }
    StringBuilder code = new StringBuilder("package corpus;\nclass Registration {\n");
    handlers.forEach(
        (type, calls) ->
            code.append("static void register(io.javalin.config.RoutesConfig routes, ")
                .append(type + " handlers) {\n")
                .append(String.join("", calls))
                .append("}\n"));
    return code.append("}\n").toString();
  }

  /** Returns the call that registers a handler, which depends on its first parameter. */
  private static String registered(String name, String parameter) {
    String call =
        switch (parameter) {
          case "Context" -> "routes.post(\"/%1$s\", handlers::%1$s);%n";
          case "SseClient" -> "routes.sse(\"/%1$s\", handlers::%1$s);%n";
          case "WsMessageContext" -> "routes.ws(\"/%1$s\", ws -> ws.onMessage(handlers::%1$s));%n";
          default -> "routes.exception(" + parameter + ".class, handlers::%s);%n";
        };
    return call.formatted(name);
  }

  /** Returns a table: how often each label was judged as which other label. */
  static String table(List<Labelled> labels, Map<String, Label> judged) {
    StringBuilder table = new StringBuilder(String.format(Locale.ROOT, "%-10s", "labelled"));
    for (Label column : Label.values()) {
      table.append(String.format(Locale.ROOT, "%10s", column));
    }
    Map<Label, List<Labelled>> rows = labels.stream().collect(groupingBy(Labelled::label));
    for (Label row : Label.values()) {
      table.append(String.format(Locale.ROOT, "%n%-10s", row));
      for (Label column : Label.values()) {
        long count =
            rows.getOrDefault(row, List.of()).stream()
                .filter(each -> judged.get(each.id()) == column)
                .count();
        table.append(String.format(Locale.ROOT, "%10d", count));
      }
    }
    return table.toString();
  }

  private static String classPath() {
    return Stream.of(
            Context.class,
            UserApi.class,
            ObjectMapper.class,
            TreeNode.class,
            jakarta.servlet.Servlet.class,
            kotlin.Unit.class)
        .map(Corpus::place)
        .collect(joining(System.getProperty("path.separator")));
  }

  private static String place(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString();
    } catch (URISyntaxException e) {
      throw new IllegalStateException("not a place: " + type, e);
    }
  }

  /** A source file in memory. */
  private static final class Text extends SimpleJavaFileObject {
    private final String code;

    Text(String path, String code) {
      super(URI.create("memory:///" + path), Kind.SOURCE);
      this.code = code;
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
      return code;
    }
  }
}
