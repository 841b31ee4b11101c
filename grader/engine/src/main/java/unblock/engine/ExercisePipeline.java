package unblock.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import unblock.analyzer.Finding;
import unblock.archunit.RuleFindings;
import unblock.engine.advice.DesignAdvice;
import unblock.engine.compile.CompilationOutcome;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Advice;
import unblock.engine.model.CallSite;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradingStep;
import unblock.engine.preflight.PathEncoding;
import unblock.engine.probe.ProbeWriter;
import unblock.engine.probe.ResourceSites;
import unblock.engine.run.RunConditions;
import unblock.engine.run.RunnableCode;
import unblock.engine.run.SharedChild;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.submission.SourceFile;

/** The pipeline from the sources of one exercise to the evidence: compile, inspect, probe, run. */
final class ExercisePipeline {
  private final long seed;
  private final SubmissionCompiler compiler;
  private final SubmissionRunner runner;
  private final Consumer<GradingStep> steps;

  /**
   * Creates the pipeline for all exercises of a grader.
   *
   * @param seed the source of every random choice
   * @param steps called with the duration of each step, on the observing thread
   */
  ExercisePipeline(
      long seed,
      SubmissionCompiler compiler,
      SubmissionRunner runner,
      Consumer<GradingStep> steps) {
    this.seed = seed;
    this.compiler = compiler;
    this.runner = runner;
    this.steps = steps;
  }

  /**
   * Runs the exercise once and returns its evidence when that is certain, with the advice on the
   * design.
   *
   * @param folder an empty one, for intermediate files; the caller deletes it
   * @param child the child of all exercises of the submission; empty for a child of its own
   * @throws IOException when the grader fails
   */
  Observation observe(
      Exercise exercise, List<SourceFile> sources, Path folder, Optional<SharedChild> child)
      throws IOException {
    StepTimer timer = new StepTimer(exercise.id(), steps);
    Map<String, String> texts = new LinkedHashMap<>();
    sources.forEach(source -> texts.put(source.path(), source.text()));
    Path classes = Files.createDirectory(folder.resolve("classes"));
    List<Path> classPath = runner.classPath(exercise);
    CompilationOutcome compilation = compiler.compile(texts, classPath, classes);
    timer.done("compile");
    if (compilation instanceof CompilationOutcome.Rejected rejected) {
      PathEncoding.ofThisMachine().require(texts.values());
      return new Observation(new Evidence.Rejected(rejected.findings()));
    }
    Optional<Finding> missing = HandlersClass.missing(exercise, classes);
    if (missing.isPresent()) {
      return new Observation(new Evidence.Rejected(List.of(missing.get())));
    }
    List<Advice> advice = DesignAdvice.on(classes, exercise);
    List<Finding> inspected = List.of();
    List<CallSite> sites = List.of();
    SharedFields shared = SharedFields.in(classes, exercise);
    Path run = shared.withPauses(classes, folder);
    timer.done("shared fields");
    if (!exercise.server().mayBlock()) {
      inspected = RuleFindings.of(classes, classPath);
      timer.done("inspect");
      Path probed = Files.createDirectory(folder.resolve("probed"));
      sites = ProbeWriter.probe(run, probed);
      run = probed;
      timer.done("probe");
    }
    long own = seed ^ exercise.id().hashCode();
    Evidence seen =
        runner.run(
            new RunnableCode(exercise, run, sites, shared.fields(), inspected),
            new RunConditions(folder, own, timer::done, child));
    return new Observation(ResourceSites.read(classes).addTo(seen), advice);
  }
}
