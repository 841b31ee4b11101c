package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.TestData;
import unblock.engine.model.Evidence;
import unblock.engine.model.SubmissionIsolation;
import unblock.message.IoMessageException;
import unblock.message.Message;
import unblock.runtime.SqliteLibrary;

/**
 * Runs submissions, one exercise at a time or several at once. It keeps the resources that runs
 * share: the HTTP client and the services of the exercises. Thread-safe.
 */
public final class SubmissionRunner implements AutoCloseable {
  /** The file in a run's folder with the beginning of the submission's output. */
  public static final String OUTPUT = "output.txt";

  /** The evidence of a run that ended because the grader stopped. */
  public static final Evidence ENDED = new Evidence.Trouble(Message.of("run.grader-ended"));

  private final Sandbox sandbox;
  private final Duration mostWaiting;
  private final RuntimeClassPath runtimePath = new RuntimeClassPath();
  private final RequestSender caller = new RequestSender();
  private final Set<ChildSession> running = ConcurrentHashMap.newKeySet();
  private final ServicesOfAllRuns services = new ServicesOfAllRuns(caller);
  private volatile boolean closed;

  /** Runs children in that sandbox. */
  public SubmissionRunner(Sandbox sandbox) {
    this(sandbox, WaitingBudget.MOST);
  }

  /** Runs children in that sandbox, with that limit for all waits of a run together. */
  SubmissionRunner(Sandbox sandbox, Duration mostWaiting) {
    this.sandbox = sandbox;
    this.mostWaiting = mostWaiting;
  }

  /** The class path for compiling and running any submission, without the grader. */
  public List<Path> classPath() throws IOException {
    return runtimePath.jars();
  }

  /** The class path for an answer to that exercise, with the classes of its API. */
  public List<Path> classPath(Exercise exercise) throws IOException {
    return runtimePath.jars(exercise.api());
  }

  /** The isolation of children from this machine. The first call may take a second. */
  public SubmissionIsolation isolation() {
    return sandbox.isolation();
  }

  /**
   * Announces many runs: prepares the files that their children share, in the background. For few
   * runs this is not worthwhile: it costs as much CPU as about seven children save.
   */
  public void expectMany() throws IOException {
    sandbox.prepare(runtimePath.jars());
  }

  /** Runs that code in a child and records the observations. */
  public Evidence run(RunnableCode code, RunConditions conditions) {
    Exercise exercise = code.exercise();
    Path folder = conditions.folder();
    try {
      Path work = Files.createDirectories(folder.resolve("work"));
      Path data = Files.createDirectories(folder.resolve("data"));
      ChildSource children = children(exercise, code.classes(), conditions.shared());
      SqliteLibrary.copyTo(data);
      GraderSqlite.prepare();
      if (closed) {
        return ENDED; // A new child would be ended at once.
      }
      try (TestData rows = new TestData(exercise.schema(), data, conditions.seed())) {
        ChildSource.RunFiles files = new ChildSource.RunFiles(code.classes(), data, work);
        return run(code, conditions, new RunData(rows, exercise.oracle(rows), files), children);
      }
    } catch (QuiescenceWaiter.Unsettled e) {
      return unlessEnded(new Evidence.Unsettled(e.reason()));
    } catch (IOException | SQLException | RuntimeException e) {
      return unlessEnded(
          new Evidence.Trouble(
              Message.of(
                  "run.trouble",
                  "exercise",
                  exercise.id(),
                  "reason",
                  IoMessageException.troubleOf(e))));
    }
  }

  private Evidence run(
      RunnableCode code, RunConditions conditions, RunData data, ChildSource children)
      throws IOException {
    try (ChildSession session =
        new ChildSession(code, data, children, services, caller, new WaitingBudget(mostWaiting))) {
      running.add(session);
      try {
        if (closed) {
          return ENDED; // The other sessions have ended.
        }
        Evidence seen = new RunningTrials(code, conditions, data.oracle(), session).run();
        session.giveBack();
        return unlessEnded(seen);
      } finally {
        running.remove(session);
        keep(session.endWithOutput(), conditions.folder().resolve(OUTPUT));
      }
    }
  }

  private ChildSource children(Exercise exercise, Path classes, Optional<SharedChild> shared)
      throws IOException {
    Optional<ChildSource> common =
        shared.isPresent() ? shared.get().source(exercise, classes) : Optional.empty();
    return common.isPresent() ? common.get() : new OwnChildren(sandbox, classPath(exercise));
  }

  /**
   * Returns the owner of a child for that many runs of a submission, if they can share one here.
   * The caller closes it.
   */
  public Optional<SharedChild> share(String submission, int runs) {
    Optional<Sandbox> forManyRuns = sandbox.forManyRuns();
    if (runs < 2 || forManyRuns.isEmpty()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SharedChild.in(forManyRuns.get(), classPath(), folder(submission), runs));
    } catch (IOException e) {
      return Optional.empty(); // Each run fails in the same way and reports it.
    }
  }

  /** Evidence from a child that the grader itself ended is not valid. */
  private Evidence unlessEnded(Evidence seen) {
    return closed ? ENDED : seen;
  }

  /** The output is lost if the submission has created a file of its own at that path. */
  private static void keep(String output, Path file) {
    try {
      Files.writeString(file, output, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      return;
    }
  }

  /** Creates an empty folder for one run of that submission; the caller deletes it. */
  public Path folder(String submission) throws IOException {
    return sandbox.folder(submission);
  }

  /** Records that no run of that submission follows for now. */
  public void leave(String submission) {
    sandbox.leave(submission);
  }

  /** Starts the shared services of this exercise, on a separate thread. */
  public void prepare(Exercise exercise) {
    exercise.dependencies().forEach(each -> each.prepare(services));
  }

  /** Ends all children and prevents new ones, so that running gradings end soon. */
  public void stop() {
    closed = true;
    running.forEach(ChildSession::close);
  }

  /** Ends all children and servers, also in use. Safe to call twice. */
  @Override
  public synchronized void close() {
    stop();
    services.close();
    sandbox.close();
    runtimePath.close();
  }
}
