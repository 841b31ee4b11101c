package unblock.engine.watch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.EnglishTexts;

/** Watches a project without a terminal, from the skeleton to the solution. */
@Timeout(value = 300, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WatchTest {
  private static final Path HANDLERS =
      Path.of("src/main/java/unblock/exercises/workerpool/UserHandlers.java");
  private static final Path EXERCISES = Path.of("../../exercises");
  private static final Path SOLUTIONS = Path.of("../../solutions");

  @TempDir Path folder;

  private final BlockingQueue<String> printed = new LinkedBlockingQueue<>();
  private final StringWriter err = new StringWriter();
  private final PipedWriter keys = new PipedWriter();

  /** Hands over each line as soon as it is complete. */
  private final class LineQueue extends OutputStream {
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public synchronized void write(int next) {
      if (next == '\n') {
        printed.add(line.toString(StandardCharsets.UTF_8).strip());
        line.reset();
      } else {
        line.write(next);
      }
    }
  }

  private CompletableFuture<Integer> watch(Path project) throws Exception {
    BlockingQueue<WatchEvent> events = new LinkedBlockingQueue<>();
    PipedReader in = new PipedReader(keys);
    PrintStream out = new PrintStream(new LineQueue(), true, StandardCharsets.UTF_8);
    return CompletableFuture.supplyAsync(
        () ->
            Watch.run(
                project,
                EnglishTexts.ENGLISH,
                new PrintWriter(err, true),
                events,
                () -> LineConsole.open(in, out, events::add)),
        task -> new Thread(task, "watch").start());
  }

  /** Waits for a line with that text, and returns all up to it. */
  private List<String> until(String text) throws InterruptedException {
    List<String> seen = new ArrayList<>();
    for (String line = next(seen); !line.contains(text); line = next(seen)) {
      seen.add(line);
    }
    return seen;
  }

  private String next(List<String> seen) throws InterruptedException {
    String line = printed.poll(120, TimeUnit.SECONDS);
    assertThat(line).as("the line after %s; errors: %s", seen, err).isNotNull();
    return line;
  }

  private void write(String text) throws Exception {
    Path file = folder.resolve(HANDLERS);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  @Test
  void leadsFromTheSkeletonToTheSolution() throws Exception {
    write(Files.readString(EXERCISES.resolve(HANDLERS)));
    Files.copy(
        EXERCISES.resolve(HANDLERS).resolveSibling("README.md"),
        folder.resolve(HANDLERS).resolveSibling("README.md"));

    CompletableFuture<Integer> status = watch(folder);
    until("Next step (0 of 40 points):");
    assertThat(until("[Q] quit")).anyMatch(line -> line.startsWith("FAILED"));

    write("package unblock.exercises.workerpool; class UserHandlers {");
    until("Grading");
    until("UserHandlers.java:1");

    write(Files.readString(SOLUTIONS.resolve(HANDLERS)));
    until("Done. worker-pool has 40 of 40 points.");
    assertThat(until("[Q] quit"))
        .contains("You should now be able to explain:")
        .noneMatch(line -> line.contains("reference solution"));

    keys.close();
    assertThat(status.get()).isEqualTo(Watch.ENDED);
    assertThat(err.toString()).isEmpty();
    assertThat(WatchMemory.read(folder.resolve(".unblock/watch.json")).solved())
        .containsExactly("worker-pool");
  }

  @Test
  void aBrokenMemoryIsIgnoredInOneSentenceAndQuitEndsTheSession() throws Exception {
    write(Files.readString(EXERCISES.resolve(HANDLERS)));
    Files.writeString(Files.createDirectory(folder.resolve(".unblock")).resolve("watch.json"), "{");

    CompletableFuture<Integer> status = watch(folder);
    until("[Q] quit");
    keys.write("q\n");
    keys.flush();

    assertThat(status.get()).isEqualTo(Watch.ENDED);
    assertThat(err.toString().lines()).singleElement().asString().contains("watch.json");
  }

  @Test
  void aFolderWithoutAnExerciseIsRefusedInOneSentence() throws Exception {
    for (Path wrong : List.of(folder, folder.resolve("elsewhere"))) {
      err.getBuffer().setLength(0);
      assertThat(Watch.run(wrong, EnglishTexts.ENGLISH, new PrintWriter(err, true)))
          .isEqualTo(Watch.AT_FAULT);
      assertThat(err.toString().lines()).singleElement().asString().contains(wrong.toString());
    }
  }
}
