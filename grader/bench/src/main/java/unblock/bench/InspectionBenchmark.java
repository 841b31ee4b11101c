package unblock.bench;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import unblock.analyzer.Finding;
import unblock.analyzer.HandlerInspector;
import unblock.analyzer.InspectionResult;
import unblock.archunit.RuleFindings;
import unblock.engine.compile.CompilationOutcome;
import unblock.engine.compile.SubmissionCompiler;

/**
 * Measures the inspection of compiled code in a warm JVM. Run it from the project's folder, because
 * it compiles the submissions there.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
public class InspectionBenchmark {
  private static final Path SUBMISSIONS = Path.of("grader/engine/src/test/submissions");

  /** One reference answer, or whole submissions one after another. */
  @State(Scope.Benchmark)
  public static class Submissions {
    /**
     * The exercise whose reference answer is inspected; {@code all} inspects every fixture, too.
     */
    @Param({"worker-pool", "offload", "event-loop", "upstream", "all"})
    public String which = "all";

    private final SubmissionCompiler compiler = new SubmissionCompiler();
    private final List<Path> classes = new ArrayList<>();
    private List<Path> libraries = List.of();
    private Path folder = Path.of("");
    private int next;

    /** Compiles the submissions. */
    @Setup
    public void compile() throws IOException {
      ProgramRequirement.orExit(ProgramRequirement.REPOSITORY, ProgramRequirement.COMPILER);
      folder = Files.createTempDirectory("inspections");
      libraries = libraries();
      List<Path> sources = new ArrayList<>(List.of(Path.of("solutions/src/main/java")));
      if (which.equals("all")) {
        try (Stream<Path> fixtures = Files.list(SUBMISSIONS)) {
          fixtures.map(each -> each.resolve("src/main/java")).sorted().forEach(sources::add);
        }
      }
      for (Path each : sources) {
        compile(each, each.resolve("unblock/exercises"));
      }
    }

    private void compile(Path sources, Path exercises) throws IOException {
      if (!Files.isDirectory(exercises)) {
        return;
      }
      try (Stream<Path> found = Files.list(exercises)) {
        for (Path exercise : found.sorted().toList()) {
          String name = exercise.getFileName().toString();
          Path target = Files.createDirectory(folder.resolve(Integer.toString(classes.size())));
          if ((which.equals("all") || which.replace("-", "").equals(name))
              && compiler.compile(texts(sources, exercise), libraries, target)
                  instanceof CompilationOutcome.Compiled) {
            classes.add(target);
          } else {
            Files.delete(target);
          }
        }
      }
    }

    Path next() {
      next = (next + 1) % classes.size();
      return classes.get(next);
    }

    /** Deletes the compiled classes. */
    @TearDown
    public void delete() throws IOException {
      compiler.close();
      InspectionBenchmark.delete(folder);
    }
  }

  /** A generated application. */
  @State(Scope.Benchmark)
  public static class Application {
    /** The number of its classes. */
    @Param({"10", "100", "1000"})
    public int classes = 10;

    private Path folder = Path.of("");
    private List<Path> libraries = List.of();

    /** Generates and compiles the application. */
    @Setup
    public void compile() throws IOException {
      folder = Files.createTempDirectory("application");
      libraries = libraries();
      try (SubmissionCompiler compiler = new SubmissionCompiler()) {
        if (compiler.compile(GeneratedApplication.sources(classes), libraries, folder)
            instanceof CompilationOutcome.Rejected rejected) {
          throw new IllegalStateException("the application does not compile: " + rejected);
        }
      }
    }

    /** Deletes the compiled classes. */
    @TearDown
    public void delete() throws IOException {
      InspectionBenchmark.delete(folder);
    }
  }

  /** Inspects one submission. */
  @Benchmark
  public InspectionResult submission(Submissions submissions) {
    return HandlerInspector.inspect(List.of(submissions.next()), submissions.libraries);
  }

  /**
   * Inspects one submission as the grader does: by the ArchUnit rule, which also imports the
   * classes.
   */
  @Benchmark
  public List<Finding> submissionByTheRule(Submissions submissions) {
    return RuleFindings.of(submissions.next(), submissions.libraries);
  }

  /** Inspects an application, to show how the time grows with the code. */
  @Benchmark
  public InspectionResult growth(Application application) {
    return HandlerInspector.inspect(List.of(application.folder), application.libraries);
  }

  private static Map<String, String> texts(Path sources, Path exercise) throws IOException {
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(exercise)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).sorted().toList()) {
        texts.put(sources.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  /**
   * Returns the jars in Javalin's folder and the kit's own: the compile class path of a submission.
   */
  private static List<Path> libraries() throws IOException {
    try {
      Path javalin =
          Path.of(Javalin.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      try (Stream<Path> jars = Files.list(javalin.toAbsolutePath().getParent())) {
        return jars.filter(each -> each.toString().endsWith(".jar")).sorted().toList();
      }
    } catch (URISyntaxException e) {
      throw new IOException("Javalin is nowhere", e);
    }
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(each);
      }
    }
  }
}
