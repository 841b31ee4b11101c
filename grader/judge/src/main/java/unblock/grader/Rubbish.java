package unblock.grader;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Deletes a folder in which a submission could do what it liked: nest folders deeper than a path
 * may be long, or close them to everybody. Folders are moved up before they are emptied, so that no
 * path gets longer and nothing here is recursive.
 */
final class Rubbish {
  private final Path top;
  private final Deque<Path> folders = new ArrayDeque<>();

  /** Nobody else has made a folder of such a name there. */
  private final String name = ".rubbish-" + UUID.randomUUID() + "-";

  private int moved;

  private Rubbish(Path top) {
    this.top = top;
    folders.add(top);
  }

  /**
   * Deletes that folder with all in it; links are deleted and not followed.
   *
   * @throws IOException when something of it is still there
   */
  static void delete(Path folder) throws IOException {
    new Rubbish(folder).delete();
  }

  private void delete() throws IOException {
    open(top);
    while (!folders.isEmpty()) {
      Path folder = folders.remove();
      for (Path each : in(folder)) {
        if (!Files.isDirectory(each, LinkOption.NOFOLLOW_LINKS)) {
          Files.delete(each);
        } else {
          open(each);
          folders.add(Files.move(each, top.resolve(name + moved++)));
        }
      }
      if (!folder.equals(top)) {
        Files.delete(folder);
      }
    }
    Files.delete(top);
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  /** Whoever owns a folder may open it again. */
  private static void open(Path folder) throws IOException {
    PosixFileAttributeView view =
        Files.getFileAttributeView(folder, PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    boolean isOpen =
        Files.isReadable(folder) && Files.isWritable(folder) && Files.isExecutable(folder);
    if (view != null && !isOpen) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
