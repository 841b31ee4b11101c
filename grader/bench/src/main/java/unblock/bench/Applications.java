package unblock.bench;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;
import unblock.analyzer.Finding;
import unblock.analyzer.HandlerInspector;
import unblock.message.Translator;

/**
 * Measures the inspection of handlers in ordinary applications with the libraries that such
 * applications use.
 *
 * <p>Run it in the repository's root, after {@code ./mvnw -Pcorpus -pl
 * grader/bench,grader/bench/src/corpus -am package -DskipTests}, which downloads the libraries:
 * {@code java -cp 'grader/bench/target/bench.jar:grader/bench/target/lib/*'
 * unblock.bench.Applications}.
 */
public final class Applications {
  private static final Path SOURCES = Path.of("grader/bench/src/corpus/applications");
  private static final Path TARGET = Path.of("grader/bench/target");

  private Applications() {}

  /**
   * Inspects all applications twice, with and without the libraries, and prints a table for each
   * run.
   */
  public static void main(String[] args) throws IOException {
    ProgramRequirement.orExit(
        ProgramRequirement.REPOSITORY,
        ProgramRequirement.LIBRARIES,
        ProgramRequirement.CORPUS_LIBRARIES,
        ProgramRequirement.COMPILER);
    List<Path> sources = files(SOURCES, ".java");
    List<Path> libraries = files(TARGET.resolve("corpus-lib"), ".jar");
    Path classes = Files.createTempDirectory(TARGET, "corpus");
    compile(sources, libraries, classes);
    List<LabelledHandler> labelled = LabelledHandler.read(SOURCES, sources, classes);
    print("with the libraries", labelled, classes, libraries);
    print("without them", labelled, classes, List.of());
  }

  private static void print(
      String title, List<LabelledHandler> labelled, Path classes, List<Path> libraries) {
    Map<String, List<Finding>> findings = HandlerInspector.byHandler(List.of(classes), libraries);
    Map<String, HandlerLabel> judged = new TreeMap<>();
    findings.forEach((handler, found) -> judged.put(handler, HandlerLabel.of(found)));
    System.out.println("== " + title + " ==");
    System.out.println(new ConfusionMatrix(labelled, judged).text());
    for (LabelledHandler each : labelled) {
      HandlerLabel seen = judged.get(each.id());
      if (seen == null || !seen.isLike(each.label())) {
        System.out.println(each.id() + " is " + each.label() + ", judged " + seen);
        System.out.println("    " + each.reason());
        findings.getOrDefault(each.id(), List.of()).stream()
            .min(Comparator.comparing(Finding::severity))
            .ifPresent(
                finding ->
                    System.out.println("    " + Translator.english().text(finding.message())));
      }
    }
    System.out.println();
  }

  private static List<Path> files(Path folder, String ending) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }

  private static void compile(List<Path> sources, List<Path> libraries, Path target)
      throws IOException {
    List<String> classPath = new ArrayList<>(List.of(System.getProperty("java.class.path")));
    libraries.forEach(library -> classPath.add(library.toString()));
    String joined = String.join(System.getProperty("path.separator"), classPath);
    List<String> options =
        List.of("-g", "-proc:none", "-nowarn", "-d", target.toString(), "-cp", joined);
    JavaCompiler javac = ToolProvider.getSystemJavaCompiler();
    StringWriter said = new StringWriter();
    try (StandardJavaFileManager files = javac.getStandardFileManager(null, null, null)) {
      var units = files.getJavaFileObjectsFromPaths(sources);
      if (!javac.getTask(said, files, null, options, null, units).call()) {
        throw new IllegalStateException("the applications do not compile:\n" + said);
      }
    }
  }
}
