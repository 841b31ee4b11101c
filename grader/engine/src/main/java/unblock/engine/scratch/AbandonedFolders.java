package unblock.engine.scratch;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;

/**
 * Removes the scratch folders of graders that were killed. A free lock shows that a grader has
 * ended; a process id does not, because it has no meaning in another container.
 */
final class AbandonedFolders {
  private AbandonedFolders() {}

  /**
   * Removes the abandoned folders of that user.
   *
   * @param parent the folder for temporary files
   * @param own the names of this JVM's scratch folders, which are random
   */
  static void remove(Path parent, UserPrincipal owner, Set<String> own) throws IOException {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(parent, ScratchFolder.PREFIX + "*")) {
      for (Path folder : folders) {
        if (!own.contains(String.valueOf(folder.getFileName()))) {
          removeIfAbandoned(folder, owner);
        }
      }
    }
  }

  private static void removeIfAbandoned(Path folder, UserPrincipal owner) {
    try {
      if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
          && Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS).equals(owner)) {
        removeIfUnlocked(folder, folder.resolve(ScratchFolder.LOCK));
      }
    } catch (IOException e) {
      return; // Another process removes it or writes to it; the next start retries.
    }
  }

  private static void removeIfUnlocked(Path folder, Path file) throws IOException {
    if (Files.exists(file, LinkOption.NOFOLLOW_LINKS)
        && !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return; // No grader created it, and opening a pipe could block forever.
    }
    try (FileChannel channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return; // Its grader is alive.
      }
      HostileTreeDeleter.empty(folder, file);
      Files.delete(file);
    }
    Files.delete(folder);
  }
}
