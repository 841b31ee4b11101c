package unblock.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import unblock.analyzer.Finding;
import unblock.archunit.RuleFindings;
import unblock.engine.compile.Compilation;
import unblock.engine.compile.Compiler;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.CallSite;
import unblock.engine.model.Evidence;
import unblock.engine.model.Step;
import unblock.engine.preflight.PathEncoding;
import unblock.engine.probe.Probing;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.submission.Source;

/** The way from the sources of one exercise to the evidence: compile, inspect, probe, run. */
final class Pipeline {
  private final long seed;
  private final Compiler compiler;
  private final SubmissionRunner runner;
  private final Consumer<Step> steps;

  /**
   * One for all exercises of a grader.
   *
   * @param steps told how long each step took, on the thread that observes
   */
  Pipeline(long seed, Compiler compiler, SubmissionRunner runner, Consumer<Step> steps) {
    this.seed = seed;
    this.compiler = compiler;
    this.runner = runner;
    this.steps = steps;
  }

  /** What every random choice comes from. */
  long seed() {
    return seed;
  }

  /**
   * What one run shows. Comes back when that is certain.
   *
   * @param folder an empty one, for what is made on the way; the caller deletes it
   * @throws IOException when the grader is in trouble
   */
  Evidence observe(Exercise exercise, List<Source> sources, Path folder) throws IOException {
    Laps laps = new Laps(exercise.id(), steps);
    Map<String, String> texts = new LinkedHashMap<>();
    sources.forEach(source -> texts.put(source.path(), source.text()));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<Path> classPath = runner.classPath(exercise);
    Compilation compilation = compiler.compile(texts, classPath, classes);
    laps.done("compile");
    if (compilation instanceof Compilation.Rejected rejected) {
      PathEncoding.ofThisMachine().require(texts.values());
      return new Evidence.Rejected(rejected.findings());
    }
    List<Finding> inspected = List.of();
    List<CallSite> sites = List.of();
    Path run = classes;
    if (!exercise.server().mayBlock()) {
      inspected = RuleFindings.of(classes, classPath);
      laps.done("inspect");
      run = Files.createDirectory(folder.resolve("probed"));
      sites = Probing.probe(classes, run);
      laps.done("probe");
    }
    long own = seed ^ exercise.id().hashCode();
    return runner.run(exercise, run, sites, folder, inspected, own, laps::done);
  }
}
