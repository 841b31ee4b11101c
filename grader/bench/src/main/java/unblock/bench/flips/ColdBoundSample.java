package unblock.bench.flips;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.bench.FolderTrees;
import unblock.engine.Course;
import unblock.engine.compile.CompilationOutcome;
import unblock.engine.compile.SubmissionCompiler;
import unblock.engine.exercise.Exercise;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.SubmissionRunner;
import unblock.engine.submission.SourceFile;

/** The tasks of a process for which the plain bound is tried, too: one in so many. */
final class ColdBoundSample implements AutoCloseable {
  private final int every;
  private final long seed;
  private final SubmissionRunner runner = new SubmissionRunner(new ProcessSandbox());
  private final ColdBound bound = new ColdBound();

  /**
   * Chooses the tasks.
   *
   * @param every the number of tasks for each try; 0 for no try
   */
  ColdBoundSample(int every, long seed) throws IOException, InterruptedException {
    this.every = every;
    this.seed = seed;
  }

  /**
   * Compiles the answer and tries the bound.
   *
   * @return as in {@link ColdBound}; empty if the task was not chosen, does not compile, or has
   *     wrong answers
   */
  String measure(GradingTask task, List<SourceFile> sources)
      throws IOException, InterruptedException, SQLException {
    boolean chosen = every > 0 && Math.floorMod(task.name().hashCode() ^ seed, every) == 0;
    if (!chosen || task.failed().stream().anyMatch(each -> each.endsWith("answers"))) {
      return "";
    }
    Exercise exercise = Course.standard().get(task.exercise());
    Path folder = Files.createTempDirectory("flips-");
    try {
      Map<String, String> texts = new LinkedHashMap<>();
      sources.forEach(source -> texts.put(source.path(), source.text()));
      Path classes = Files.createDirectory(folder.resolve("classes"));
      try (SubmissionCompiler compiler = new SubmissionCompiler()) {
        if (compiler.compile(texts, runner.classPath(), classes)
            instanceof CompilationOutcome.Rejected) {
          return "";
        }
      }
      List<Path> classPath = new ArrayList<>(runner.classPath());
      classPath.add(classes);
      return bound.measure(exercise, classPath, Files.createDirectory(folder.resolve("work")));
    } finally {
      FolderTrees.delete(folder);
    }
  }

  @Override
  public void close() {
    runner.close();
    bound.close();
  }
}
