package unblock.cli.handout;

import java.io.File;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.stream.Stream;
import unblock.engine.submission.IoReason;
import unblock.message.Message;

/** The folder that a student's repository is written to: a new one, or one that is empty. */
public final class HandoutFolder {
  private static final String PROGRAM = "mvnw";

  private final Path folder;

  /** What was made so far, the last first. */
  private final Deque<Path> made = new ArrayDeque<>();

  private HandoutFolder(Path folder) {
    this.folder = folder;
  }

  /**
   * Writes the files, all or none.
   *
   * @throws UnusableHandoutFolder when the folder is not empty or cannot be written
   */
  public static void write(Path folder, Handout handout) {
    requireEmpty(folder);
    HandoutFolder target = new HandoutFolder(folder);
    try {
      target.makeFolder(folder.toAbsolutePath());
      for (Map.Entry<String, byte[]> file : handout.files().entrySet()) {
        target.add(file.getKey(), file.getValue());
      }
    } catch (IOException e) {
      target.made.forEach(path -> path.toFile().delete());
      throw new UnusableHandoutFolder(
          Message.of("handout.unwritable", "folder", folder.toString(), "reason", IoReason.of(e)),
          e);
    }
  }

  private static void requireEmpty(Path folder) {
    if (!Files.exists(folder)) {
      return;
    }
    if (!Files.isDirectory(folder)) {
      throw new UnusableHandoutFolder(
          Message.of("handout.not-a-folder", "folder", folder.toString()));
    }
    try (Stream<Path> content = Files.list(folder)) {
      if (content.findAny().isPresent()) {
        throw new UnusableHandoutFolder(
            Message.of("handout.not-empty", "folder", folder.toString()));
      }
    } catch (IOException e) {
      throw new UnusableHandoutFolder(
          Message.of("handout.unwritable", "folder", folder.toString(), "reason", IoReason.of(e)),
          e);
    }
  }

  private void makeFolder(Path wanted) throws IOException {
    Path parent = wanted.getParent();
    if (parent != null && !Files.exists(wanted)) {
      makeFolder(parent);
      Files.createDirectory(wanted);
      made.push(wanted);
    }
  }

  private void add(String name, byte[] content) throws IOException {
    Path file = folder.toAbsolutePath().resolve(name);
    Path parent = file.getParent();
    if (parent != null) {
      makeFolder(parent);
    }
    made.push(file);
    Files.write(file, content);
    File written = file.toFile();
    if (name.equals(PROGRAM) && !written.canExecute() && !written.setExecutable(true, false)) {
      throw new AccessDeniedException(file.toString());
    }
  }
}
