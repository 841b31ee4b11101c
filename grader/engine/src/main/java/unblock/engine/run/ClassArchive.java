package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import unblock.runtime.TrainingRound;

/**
 * A class-data-sharing archive of the runtime's classes, which each child maps instead of reading,
 * parsing and verifying them again. A training run without any submission writes it, in the
 * background; children start without it until it is complete, or if it fails.
 *
 * <p>It belongs to one run of the grader and is deleted with it. A submission runs as the same user
 * and could overwrite a file that is kept for later runs, and any checksum beside it. This file's
 * {@link FileFingerprint} is in the grader's memory and is checked before each start.
 */
final class ClassArchive implements AutoCloseable {
  private static final Duration LONGEST = Duration.ofSeconds(60);

  private final ArchiveKind kind;
  private final List<String> java;
  private final List<Path> jars;
  private final KitFolder folder;
  private final CompletableFuture<Optional<FileFingerprint>> made = new CompletableFuture<>();
  private Optional<Process> training = Optional.empty();
  private boolean closed;

  private ClassArchive(ArchiveKind kind, List<String> java, List<Path> jars, KitFolder folder) {
    this.kind = kind;
    this.java = java;
    this.jars = jars;
    this.folder = folder;
  }

  /**
   * Begins to write the archive, on a daemon thread.
   *
   * @param java the JVM's command and the flags of children without an archive
   * @param jars the beginning of all children's class paths, the module first
   */
  static ClassArchive begin(ArchiveKind kind, List<String> java, List<Path> jars)
      throws IOException {
    ClassArchive archive = new ClassArchive(kind, java, jars, KitFolder.make("archive-"));
    DaemonThreads.start("class-archive", archive::make);
    return archive;
  }

  /** The flag that makes a JVM use that file. */
  static String flag(Path file) {
    return "-XX:SharedArchiveFile=" + file;
  }

  /** The file, if it is complete and was not changed. */
  Optional<Path> file() {
    return made.getNow(Optional.empty()).filter(FileFingerprint::holds).map(FileFingerprint::file);
  }

  /**
   * Waits until the archive is complete, or cancels it after that time; returns whether it is
   * complete.
   */
  boolean settle(Duration most) {
    try {
      return made.get(most.toMillis(), TimeUnit.MILLISECONDS).isPresent();
    } catch (TimeoutException | ExecutionException e) {
      giveUp();
    } catch (InterruptedException e) {
      giveUp();
      Thread.currentThread().interrupt();
    }
    return false;
  }

  private synchronized void giveUp() {
    closed = true;
    made.complete(Optional.empty());
    training.ifPresent(Process::destroyForcibly);
  }

  private void make() {
    try {
      made.complete(train());
    } catch (IOException | RuntimeException e) {
      made.complete(Optional.empty()); // Children start without it.
    } catch (InterruptedException e) {
      made.complete(Optional.empty());
      Thread.currentThread().interrupt();
    }
  }

  private Optional<FileFingerprint> train() throws IOException, InterruptedException {
    Path raw = folder.path().resolve("raw.jsa");
    List<String> training = new ArrayList<>(RuntimeModule.words(jars, TrainingRound.class));
    training.add(folder.path().toString());
    for (ArchiveKind.Step step : kind.steps(java, raw)) {
      if (!succeeds(step, training)) {
        return Optional.empty();
      }
    }
    if (!Files.exists(raw)) {
      return Optional.empty();
    }
    // Only a complete file gets this name: a truncated one makes 17 crash (SIGBUS).
    Path whole =
        Files.move(raw, folder.path().resolve("world.jsa"), StandardCopyOption.ATOMIC_MOVE);
    if (!whole.toFile().setReadOnly()) {
      return Optional.empty();
    }
    ReadableFiles.show(whole);
    FileFingerprint fingerprint = FileFingerprint.of(whole);
    boolean fit =
        succeeds(new ArchiveKind.Step(kind.fitting(java), flag(whole)), List.of("-version"));
    return fit && fingerprint.holds() ? Optional.of(fingerprint) : Optional.empty();
  }

  private boolean succeeds(ArchiveKind.Step step, List<String> main)
      throws IOException, InterruptedException {
    Process process = start(step, main);
    boolean ended = process.waitFor(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    process.destroyForcibly();
    return ended && process.exitValue() == 0;
  }

  private synchronized Process start(ArchiveKind.Step step, List<String> main) throws IOException {
    if (closed) {
      throw new IOException("Given up");
    }
    List<String> command = new ArrayList<>(step.java());
    command.add("-Djava.io.tmpdir=" + folder.path());
    command.add(step.flag());
    command.addAll(main);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.directory(folder.path().toFile());
    builder.redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    training = Optional.of(process);
    return process;
  }

  /** Ends the training if it still runs, and deletes the file. */
  @Override
  public void close() {
    giveUp();
    training.ifPresent(process -> process.onExit().join());
    folder.delete();
  }
}
