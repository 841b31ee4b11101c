package unblock.engine.scratch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Deletes a folder that a submission could fill at will: nest folders deeper than the longest path,
 * or close them to all users. Folders are moved up before they are emptied, so that no path gets
 * longer and the deletion is not recursive. No submission may be able to write to the top folder,
 * so that a process that still runs cannot replace a moved folder by a link.
 */
public final class HostileTreeDeleter {
  private final Path top;
  private final Optional<Path> kept;
  private final Deque<Path> folders = new ArrayDeque<>();

  /** A unique prefix, so that no other process has created a folder with such a name. */
  private final String name = ".rubbish-" + UUID.randomUUID() + "-";

  private int moved;

  private HostileTreeDeleter(Path top, Optional<Path> kept) {
    this.top = top;
    this.kept = kept;
    folders.add(top);
  }

  /**
   * Deletes that folder with its content; links are deleted and not followed.
   *
   * @throws IOException when a part of it still exists
   */
  public static void delete(Path folder) throws IOException {
    new HostileTreeDeleter(folder, Optional.empty()).empty();
    Files.delete(folder);
  }

  /**
   * Deletes the content of that folder except one file.
   *
   * @param kept a file in it that stays
   * @throws IOException when another entry still exists
   */
  static void empty(Path folder, Path kept) throws IOException {
    new HostileTreeDeleter(folder, Optional.of(kept)).empty();
  }

  private void empty() throws IOException {
    open(top);
    while (!folders.isEmpty()) {
      Path folder = folders.remove();
      for (Path each : in(folder)) {
        if (isFolder(each)) {
          Path here = up(each);
          if (isFolder(here)) {
            open(here);
            folders.add(here);
          } else {
            Files.delete(here); // It was replaced meanwhile.
          }
        } else if (!kept.equals(Optional.of(each))) {
          Files.delete(each);
        }
      }
      if (!folder.equals(top)) {
        Files.delete(folder);
      }
    }
  }

  /** Only root can move a folder that is closed to its owner. */
  private Path up(Path folder) throws IOException {
    Path here = top.resolve(name + moved++);
    try {
      return Files.move(folder, here);
    } catch (AccessDeniedException e) {
      open(folder);
      return Files.move(folder, here);
    }
  }

  private static boolean isFolder(Path path) {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  private static List<Path> in(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
  }

  /** The owner of a folder may open it again. */
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
