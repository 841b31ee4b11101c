package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import unblock.analyzer.Finding;
import unblock.engine.exercise.Exercise;
import unblock.engine.exercise.Oracle;
import unblock.engine.exercise.TestData;
import unblock.engine.model.CallSite;
import unblock.engine.model.Evidence;
import unblock.engine.model.SubmissionIsolation;
import unblock.message.IoMessageException;
import unblock.message.Message;
import unblock.runtime.SqliteLibrary;

/**
 * Runs submissions, one exercise at a time or several at once. Keeps what runs share: the HTTP
 * client and the services that exercises need. Thread-safe.
 */
public final class SubmissionRunner implements AutoCloseable {
  /** The file in a run's folder with the beginning of what the submission printed. */
  public static final String OUTPUT = "output.txt";

  /** What is known of a run that the grader's end cut short. */
  public static final Evidence ENDED = new Evidence.Trouble(Message.of("run.grader-ended"));

  private final Sandbox sandbox;
  private final Duration mostWaiting;
  private final RuntimeClassPath world = new RuntimeClassPath();
  private final RequestSender caller = new RequestSender();
  private final Set<ChildSession> running = ConcurrentHashMap.newKeySet();
  private final ServicesOfAllRuns services = new ServicesOfAllRuns(caller);
  private volatile boolean closed;

  /** Runs children in that sandbox. */
  public SubmissionRunner(Sandbox sandbox) {
    this(sandbox, WaitingBudget.MOST);
  }

  /** The same, with so much for all waits of a run together. */
  SubmissionRunner(Sandbox sandbox, Duration mostWaiting) {
    this.sandbox = sandbox;
    this.mostWaiting = mostWaiting;
  }

  /** What any submission is compiled against and runs with, and nothing of the grader. */
  public List<Path> classPath() throws IOException {
    return world.jars();
  }

  /** The same for an answer to that exercise, with the classes of its API. */
  public List<Path> classPath(Exercise exercise) throws IOException {
    return world.jars(exercise.api());
  }

  /** What keeps children apart from this machine; may take a second when asked first. */
  public SubmissionIsolation isolation() {
    return sandbox.isolation();
  }

  /**
   * Many runs are to come: begins, in the background, to make what their children share. Not worth
   * it for few: that costs as much CPU as about seven children save.
   */
  public void expectMany() throws IOException {
    sandbox.prepare(world.jars());
  }

  /**
   * Runs the classes of one exercise in a child of their own and observes.
   *
   * @param classes the folder of the submission's classes
   * @param folder an empty folder for what the run leaves behind; the caller deletes it
   * @param sites the calls in these classes that have a probe
   * @param inspected passed on with the evidence
   * @param seed what every random choice comes from
   * @param stepDone told the name of each step when it is over, on the calling thread
   */
  public Evidence run(
      Exercise exercise,
      Path classes,
      List<CallSite> sites,
      Path folder,
      List<Finding> inspected,
      long seed,
      Consumer<String> stepDone) {
    try {
      List<Path> classPath = new ArrayList<>(classPath(exercise));
      classPath.add(classes);
      Path work = Files.createDirectories(folder.resolve("work"));
      Path data = Files.createDirectories(folder.resolve("data"));
      SqliteLibrary.copyTo(data);
      GraderSqlite.prepare();
      if (closed) {
        return ENDED; // A child would be started only to be ended.
      }
      try (TestData rows = new TestData(exercise.schema(), data, seed)) {
        Oracle oracle = exercise.oracle(rows);
        try (ChildSession session =
            ChildSession.start(
                exercise,
                sandbox,
                classPath,
                sites,
                work,
                rows,
                oracle,
                services,
                caller,
                new WaitingBudget(mostWaiting))) {
          running.add(session);
          try {
            if (closed) {
              return ENDED; // As all others were.
            }
            return unlessEnded(
                new RunningTrials(exercise, session, oracle, seed, stepDone).run(inspected));
          } finally {
            running.remove(session);
            keep(session.endWithOutput(), folder.resolve(OUTPUT));
          }
        }
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

  /** A child that was ended from here shows nothing. */
  private Evidence unlessEnded(Evidence seen) {
    return closed ? ENDED : seen;
  }

  /** Where the submission has put something of its own in that place, its output is lost. */
  private static void keep(String output, Path file) {
    try {
      Files.writeString(file, output, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      return;
    }
  }

  /** An empty folder for one run of that submission; the caller deletes it. */
  public Path folder(String submission) throws IOException {
    return sandbox.folder(submission);
  }

  /** No run of that submission follows for now. */
  public void leave(String submission) {
    sandbox.leave(submission);
  }

  /** Starts what this exercise will need besides a child, on a thread of its own. */
  public void prepare(Exercise exercise) {
    exercise.dependencies().forEach(each -> each.prepare(services));
  }

  /** Ends all children, and lets no more begin: what runs comes to an end soon. */
  public void stop() {
    closed = true;
    running.forEach(ChildSession::close);
  }

  /** Ends all children and servers, also those that are in use. Safe to call twice. */
  @Override
  public synchronized void close() {
    stop();
    services.close();
    sandbox.close();
    world.close();
  }
}
