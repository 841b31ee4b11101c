package unblock.engine.watch;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import unblock.engine.Course;
import unblock.engine.preflight.ConnectionRoute;
import unblock.engine.preflight.StartRequirements;
import unblock.engine.report.PrintableText;
import unblock.engine.submission.IoReason;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A watch over a student's project: shows one exercise at a time, grades it again after each save,
 * and shows the one next step. It takes keys where there is a terminal, and prints lines where
 * there is none.
 */
public final class Watch {
  /** The exit status when the session ended because the student wanted it. */
  public static final int ENDED = 0;

  /** The exit status when there was nothing to watch, or this machine cannot do it. */
  public static final int AT_FAULT = 2;

  private static final String FOLDER = ".unblock";
  private static final String SOURCES = "src/main/java";
  private static final String MEMORY = "watch.json";
  private static final int MOST_AT_ONCE = 2;

  private Watch() {}

  /**
   * Watches the working folder, or the one that is named.
   *
   * @param arguments at most one folder
   */
  @SuppressWarnings("DefaultCharset") // A terminal has the encoding of its system.
  public static void main(String[] arguments) {
    Path folder = Path.of(arguments.length == 0 ? "" : arguments[0]);
    Translator texts = Translator.preferred(Course.standard().exercises());
    System.exit(run(folder, texts, new PrintWriter(System.err, true)));
  }

  /**
   * Watches that folder until the student quits, with the keys and the screen of this process.
   *
   * @param folder a Maven project with exercises, or a folder of their packages
   * @param err for one sentence when something is wrong
   * @return the exit status: {@value #ENDED} or {@value #AT_FAULT}
   */
  @SuppressWarnings("DefaultCharset") // A terminal has the encoding of its system.
  public static int run(Path folder, Translator texts, PrintWriter err) {
    BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
    Reader in = new InputStreamReader(System.in, Charset.defaultCharset());
    return run(folder, texts, err, events, () -> console(in, System.out, events));
  }

  private static WatchConsole console(
      Reader in, PrintStream out, BlockingQueue<WatchEvent> events) {
    return KeyboardConsole.open(events::add)
        .orElseGet(() -> LineConsole.open(in, out, events::add));
  }

  /** Opens the console when all else is ready. */
  interface Opening {
    WatchConsole open();
  }

  /** Watches with that console, which adds its events to the queue. */
  static int run(
      Path folder,
      Translator texts,
      PrintWriter err,
      BlockingQueue<WatchEvent> events,
      Opening consoles) {
    try {
      WatchedProject project = WatchedProject.of(folder, texts);
      Optional<Message> problem =
          project.exercises().isEmpty()
              ? Optional.of(
                  Message.of("watch.no-exercise", "folder", folder.toString(), "sources", SOURCES))
              : StartRequirements.problem(MOST_AT_ONCE, ConnectionRoute.DIRECT, List.of());
      if (problem.isPresent()) {
        return refused(problem.get(), texts, err);
      }
      Path own = project.folder().resolve(FOLDER);
      WatchMemory memory = remembered(own.resolve(MEMORY), texts, err);
      long seed = Long.getLong("seed", 1L + new SecureRandom().nextInt(999_999));
      SourceWatcher sources = SourceWatcher.open(project, events::add);
      try (sources;
          ExerciseGradings gradings = new ExerciseGradings(seed, own, events::add);
          WatchConsole console = consoles.open()) {
        Thread onInterrupt = new Thread(() -> end(console, gradings), "end");
        Runtime.getRuntime().addShutdownHook(onInterrupt);
        new WatchSession(project, seed, texts, own.resolve(MEMORY), gradings, console)
            .run(memory, events);
        Runtime.getRuntime().removeShutdownHook(onInterrupt);
      }
      return ENDED;
    } catch (IOException e) {
      return refused(
          Message.of("watch.unusable", "folder", folder.toString(), "reason", IoReason.of(e)),
          texts,
          err);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ENDED;
    }
  }

  /** What Ctrl-C leaves in order: the terminal, and no child and no file of a grading. */
  private static void end(WatchConsole console, ExerciseGradings gradings) {
    console.close();
    gradings.close();
  }

  private static WatchMemory remembered(Path file, Translator texts, PrintWriter err) {
    try {
      return WatchMemory.read(file);
    } catch (IOException e) {
      say(Message.of("watch.memory-unreadable", "file", file.toString()), texts, err);
      return WatchMemory.EMPTY;
    }
  }

  private static int refused(Message reason, Translator texts, PrintWriter err) {
    say(reason, texts, err);
    return AT_FAULT;
  }

  private static void say(Message sentence, Translator texts, PrintWriter err) {
    err.println(PrintableText.line(texts.text(sentence)));
    err.flush();
  }
}
