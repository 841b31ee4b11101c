package unblock.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.exercise.Exercise;
import unblock.engine.model.Evidence;
import unblock.engine.model.GradingStep;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.Sandbox;
import unblock.engine.submission.Submission;
import unblock.message.Message;

/** A grader that is ended while it grades, as by Ctrl-C. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class GraderEndTest {
  private static final Exercise OFFLOAD = Course.standard().get("offload");
  private static final Path LOOPS = Path.of("src/test/submissions/loops-forever");
  private static final Path FIXTURE = Path.of("src/test/submissions/right-short-lock");

  /** Not the common pool's: whoever grades waits, and other tests use that pool. */
  private static final Executor HANDS = task -> new Thread(task).start();

  @TempDir Path top;

  /** Its folders are in {@code top}; it notes what is there when it is closed. */
  private final class Noting implements Sandbox {
    private final CountDownLatch begun = new CountDownLatch(1);
    private final CompletableFuture<List<Path>> left = new CompletableFuture<>();

    @Override
    public Path folder(String submission) throws IOException {
      Path folder = Files.createTempDirectory(top, "run-");
      begun.countDown();
      return folder;
    }

    @Override
    public Process start(List<Path> classPath, Path workFolder) throws IOException {
      throw new IOException("nothing starts here");
    }

    @Override
    public void close() {
      try (Stream<Path> files = Files.list(top)) {
        left.complete(files.toList());
      } catch (IOException e) {
        left.completeExceptionally(e);
      }
    }
  }

  @Test
  void whatItWritesIsGoneBeforeItsSandboxIs() throws Exception {
    Submission submission = Submission.read(FIXTURE, Map.of(OFFLOAD.packageName(), OFFLOAD.id()));
    Noting sandbox = new Noting();
    Grader grader = new Grader(Course.standard(), 1, step -> {}, Optional.empty(), sandbox);
    CompletableFuture<?> grading =
        CompletableFuture.runAsync(() -> grader.grade(submission, OFFLOAD), HANDS);
    sandbox.begun.await();

    grader.close();

    assertThat(sandbox.left.join()).isEmpty();
    grading.join();
    assertThat(top).isEmptyDirectory();
    Evidence later =
        grader.evidence("late", OFFLOAD, submission.exercises().getOrDefault("offload", List.of()));
    assertThat(later).isEqualTo(new Evidence.Trouble(Message.of("run.grader-ended")));
    assertThat(top).isEmptyDirectory();
  }

  /** Real children, noted as they start. */
  private static final class Children implements Sandbox {
    private final Sandbox real = new ProcessSandbox();
    private final List<Process> started = new CopyOnWriteArrayList<>();
    private final CountDownLatch begun = new CountDownLatch(1);

    @Override
    public Process start(List<Path> classPath, Path data, Path workFolder) throws IOException {
      Process process = real.start(classPath, data, workFolder);
      started.add(process);
      begun.countDown();
      return process;
    }

    @Override
    public Process start(List<Path> classPath, Path workFolder) {
      throw new UnsupportedOperationException("no child starts without its data");
    }
  }

  @Test
  void aChildThatIsEndedWhileItStartsShowsNothing() throws Exception {
    Children children = new Children();
    showsNothingWhenEndedAfter(children.begun, children, step -> {});
  }

  @Test
  void aChildThatIsEndedWhileItAnswersShowsNothing() throws Exception {
    CountDownLatch up = new CountDownLatch(1);
    showsNothingWhenEndedAfter(
        up,
        new Children(),
        step -> {
          if (step.name().equals("start")) {
            up.countDown();
          }
        });
  }

  private static void showsNothingWhenEndedAfter(
      CountDownLatch moment, Children children, Consumer<GradingStep> steps) throws Exception {
    Submission loops = Submission.read(LOOPS, Map.of(OFFLOAD.packageName(), OFFLOAD.id()));
    Grader grader = new Grader(Course.standard(), 1, steps, Optional.empty(), children);
    CompletableFuture<Evidence> grading =
        CompletableFuture.supplyAsync(
            () ->
                grader.evidence(
                    "loops", OFFLOAD, loops.exercises().getOrDefault("offload", List.of())),
            HANDS);
    moment.await();

    grader.close();

    assertThat(grading.join()).isEqualTo(new Evidence.Trouble(Message.of("run.grader-ended")));
    assertThat(children.started) // None after it.
        .singleElement()
        .satisfies(child -> assertThat(child.onExit().get().isAlive()).isFalse());
  }
}
