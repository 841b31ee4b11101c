package unblock.cli.journal;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Optional;
import unblock.cli.layout.ClassFile;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;
import unblock.message.Message;

/**
 * The file that says what is done in a round's folder; lines are added to it and never changed. It
 * is locked while it is open, so that no two graders work in one folder. Thread-safe.
 */
public final class RoundJournal implements AutoCloseable {
  /** Bytes; a submission takes some 150 of them each time it is graded. */
  static final int LARGEST = 256 << 20;

  private final Path folder;
  private final FileChannel file;
  private final RunState kept;

  /** All that the file should hold: a submission with the grader's rights can rewrite it. */
  private final ByteArrayOutputStream lines = new ByteArrayOutputStream();

  private RoundJournal(Path folder, FileChannel file, RunState kept, byte[] before) {
    this.folder = folder;
    this.file = file;
    this.kept = kept;
    lines.write(before, 0, kept.length());
  }

  /**
   * Opens the journal of a folder, and makes both where there are none.
   *
   * @throws UnusableFolder when that cannot be, or another grader has it open
   */
  public static RoundJournal open(Path folder) {
    try {
      Files.createDirectories(folder);
      if (Files.exists(ClassFile.JOURNAL.in(folder))) {
        BoundedFile.requireRegular(ClassFile.JOURNAL.in(folder));
      }
      FileChannel file =
          FileChannel.open(
              ClassFile.JOURNAL.in(folder),
              StandardOpenOption.CREATE,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE);
      try {
        lock(folder, file);
        DurableFiles.removeDrafts(folder);
        byte[] before = bytes(folder, file);
        RunState kept = RunState.of(before);
        file.truncate(kept.length());
        file.position(kept.length());
        DurableFiles.force(folder);
        return new RoundJournal(folder, file, kept, before);
      } catch (IOException | RuntimeException e) {
        file.close();
        throw e;
      }
    } catch (IOException e) {
      throw new UnusableFolder(
          Message.of(
              "journal.folder-not-made", "folder", folder.toString(), "reason", IoReason.of(e)),
          e);
    }
  }

  /** The operating system gives the lock back when the process ends, however it ends. */
  private static void lock(Path folder, FileChannel file) throws IOException {
    boolean locked;
    try {
      locked = file.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      locked = false;
    }
    if (!locked) {
      throw new UnusableFolder(Message.of("journal.locked", "folder", folder.toString()));
    }
  }

  private static byte[] bytes(Path folder, FileChannel file) throws IOException {
    if (file.size() > LARGEST) {
      throw new UnusableFolder(
          Message.of(
              "journal.too-large",
              "file",
              ClassFile.JOURNAL.in(folder).toString(),
              "mib",
              LARGEST >> 20));
    }
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(file.size()));
    int read = 0;
    while (bytes.hasRemaining() && read >= 0) {
      read = file.read(bytes, bytes.position());
    }
    return bytes.array();
  }

  /** Where it lies. */
  public Path folder() {
    return folder;
  }

  /** The file itself. */
  public Path file() {
    return ClassFile.JOURNAL.in(folder);
  }

  /** Who took part the last time. */
  public synchronized Optional<RunManifest> roll() {
    return kept.roll();
  }

  /** The print of what was graded under that name on the present terms, if it was. */
  public synchronized Optional<String> print(String submission) {
    return kept.print(submission);
  }

  /** The digest of that submission's grade.json as the grader wrote it, if it was graded. */
  public synchronized Optional<String> digest(String submission) {
    return kept.digest(submission);
  }

  /**
   * Compares the file with what was written to it since it was opened, and writes it anew where it
   * differs.
   *
   * @return whether it differed
   */
  public synchronized boolean restore() {
    Path path = ClassFile.JOURNAL.in(folder);
    try {
      if (Files.exists(path) && Arrays.equals(Files.readAllBytes(path), lines.toByteArray())) {
        return false;
      }
      DurableFiles.write(path, lines.toString(StandardCharsets.UTF_8));
      return true;
    } catch (IOException e) {
      throw new UnusableFolder(
          Message.of("journal.not-restored", "file", path.toString(), "reason", IoReason.of(e)), e);
    }
  }

  /** Says who takes part in the run that begins; grades on other terms no longer count. */
  public void call(RunManifest roll) {
    add(roll);
  }

  /** Why a submission was not graded in the last run, if it was not. */
  public synchronized Optional<Message> refusal(String submission) {
    return kept.refusal(submission);
  }

  /** Says that one submission takes part in the round that is there; all else stays. */
  public void enter(RunManifest.Entry entry) {
    add(new JournalLine.Entered(entry));
  }

  /** Says that a grade with that digest, already on the disk, is done. */
  public void graded(String submission, String print, String digest) {
    add(new JournalLine.Graded(submission, print, digest));
  }

  /** Says that a submission cannot be graded. */
  public void refused(String submission, Message sentence) {
    add(new JournalLine.Refused(submission, sentence));
  }

  private synchronized void add(JournalLine line) {
    try {
      String text = RunState.JSON.writeValueAsString(line) + "\n";
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      DurableFiles.writeAll(file, ByteBuffer.wrap(bytes));
      file.force(true);
      lines.writeBytes(bytes);
      kept.add(line);
    } catch (IOException e) {
      throw new UnusableFolder(
          Message.of("journal.unwritable", "file", file().toString(), "reason", IoReason.of(e)), e);
    }
  }

  @Override
  public synchronized void close() {
    try {
      file.close();
    } catch (IOException e) {
      throw new UnusableFolder(
          Message.of("journal.not-closed", "file", file().toString(), "reason", IoReason.of(e)), e);
    }
  }
}
