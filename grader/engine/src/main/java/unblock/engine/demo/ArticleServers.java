package unblock.engine.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import unblock.engine.compile.CompilationOutcome;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.exercise.ServerModel;
import unblock.engine.model.Evidence;
import unblock.engine.model.Gathering;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.RunConditions;
import unblock.engine.run.RunnableCode;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.scratch.HostileTreeDeleter;
import unblock.message.IoMessageException;
import unblock.message.Message;

/** Runs the article's handlers, each time in a new child JVM, and records what happened. */
final class ArticleServers implements ServerRuns, AutoCloseable {
  private static final String NAME = "demo";
  private static final long SEED = 1;

  private final SubmissionCompiler compiler = new SubmissionCompiler();
  private final SubmissionRunner runner = new SubmissionRunner(new ProcessSandbox());
  private final Path folder;
  private final Map<HandlerStyle, Path> compiled = new EnumMap<>(HandlerStyle.class);

  ArticleServers() throws IOException {
    folder = runner.folder(NAME);
  }

  @Override
  public ServerRun run(HandlerStyle style, ServerModel server, List<Integer> sizes)
      throws IOException {
    ArticleExercise exercise = new ArticleExercise(style, server, sizes);
    Path classes = classes(exercise);
    Path own = runner.folder(NAME);
    try {
      Evidence seen =
          runner.run(RunnableCode.of(exercise, classes), RunConditions.alone(own, SEED));
      return new ServerRun(style, server, gatherings(seen));
    } finally {
      HostileTreeDeleter.delete(own);
    }
  }

  private static List<Gathering> gatherings(Evidence seen) throws IoMessageException {
    if (seen instanceof Evidence.Ran ran && !ran.gatherings().isEmpty()) {
      return ran.gatherings();
    }
    if (seen instanceof Evidence.Trouble trouble) {
      throw new IoMessageException(trouble.reason());
    }
    if (seen instanceof Evidence.Unsettled unsettled) {
      throw new IoMessageException(unsettled.reason());
    }
    throw new IoMessageException(Message.of("demo.not-served"));
  }

  /** The handlers are compiled once for each style. */
  private Path classes(ArticleExercise exercise) throws IOException {
    Path known = compiled.get(exercise.style());
    if (known != null) {
      return known;
    }
    Path classes = Files.createDirectory(folder.resolve(exercise.style().name()));
    String file = exercise.handlersClass().replace('.', '/') + ".java";
    CompilationOutcome outcome =
        compiler.compile(
            Map.of(file, exercise.style().source()), runner.classPath(exercise), classes);
    if (outcome instanceof CompilationOutcome.Rejected) {
      throw new IoMessageException(Message.of("demo.not-compiled"));
    }
    compiled.put(exercise.style(), classes);
    return classes;
  }

  /**
   * Ends the child that runs, if any.
   *
   * @throws IOException when a file of it still exists
   */
  @Override
  public void close() throws IOException {
    compiler.close();
    runner.close();
    HostileTreeDeleter.delete(folder);
  }
}
