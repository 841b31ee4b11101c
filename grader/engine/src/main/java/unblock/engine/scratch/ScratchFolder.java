package unblock.engine.scratch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The one folder below {@code java.io.tmpdir} that this JVM keeps its temporary files in. A file
 * lock on {@code lock} in it is held as long as the JVM lives, however it ends; whoever gets that
 * lock knows that the folder is abandoned.
 */
public final class ScratchFolder {
  static final String PREFIX = "unblock-grader-";
  static final String LOCK = "lock";

  /** Another grader may take a new folder for an abandoned one before its lock is held. */
  private static final int TRIALS = 20;

  private static final Map<Path, ScratchFolder> OWN = new HashMap<>();

  private final Path path;

  /**
   * Open until the JVM ends. POSIX drops a lock when its process closes the file anywhere, so that
   * this JVM never opens it again.
   */
  private final FileChannel lock;

  private int made;

  private ScratchFolder(Path path, FileChannel lock) {
    this.path = path;
    this.lock = lock;
  }

  /**
   * Makes a new folder in this JVM's own, which only this user may enter. The caller deletes it;
   * what is left goes with the next grader's start.
   *
   * @param kind what its name begins with
   * @throws IOException when the folder for temporary files cannot be written to
   */
  public static Path make(String kind) throws IOException {
    return make(temporary(), kind);
  }

  /** The same below another folder than {@code java.io.tmpdir}. */
  public static Path make(Path parent, String kind) throws IOException {
    synchronized (OWN) {
      return in(parent).next(kind);
    }
  }

  /**
   * Removes what graders of this user left below {@code java.io.tmpdir} that live no more. What
   * cannot be removed now is left to the next start.
   */
  public static void removeAbandoned() throws IOException {
    removeAbandoned(temporary());
  }

  /** The same below another folder. */
  public static void removeAbandoned(Path parent) throws IOException {
    synchronized (OWN) {
      UserPrincipal owner = Files.getOwner(in(parent).path, LinkOption.NOFOLLOW_LINKS);
      AbandonedFolders.remove(
          parent,
          owner,
          OWN.values().stream()
              .map(each -> String.valueOf(each.path.getFileName()))
              .collect(Collectors.toSet()));
    }
  }

  private static Path temporary() {
    return Path.of(System.getProperty("java.io.tmpdir"));
  }

  private static ScratchFolder in(Path parent) throws IOException {
    Path key = parent.toRealPath();
    ScratchFolder own = OWN.get(key);
    if (own == null || !Files.isDirectory(own.path)) {
      own = create(parent.toAbsolutePath().normalize());
      OWN.put(key, own);
    }
    return own;
  }

  private static ScratchFolder create(Path parent) throws IOException {
    for (int i = 0; i < TRIALS; i++) {
      Path path = Files.createTempDirectory(parent, PREFIX);
      Optional<FileChannel> lock = locked(path.resolve(LOCK));
      if (lock.isPresent()) {
        // Children of other users walk through it to what they may read.
        if (isPosix(path)) {
          Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwx--x--x"));
        }
        // Deleted when the JVM has ended all else, the last that was named first.
        path.toFile().deleteOnExit();
        path.resolve(LOCK).toFile().deleteOnExit();
        return new ScratchFolder(path, lock.get());
      }
    }
    throw new IoMessageException(
        Message.of("scratch.folders-removed", "folder", parent.toString()));
  }

  /** The lock, unless another grader has taken the folder for an abandoned one. */
  private static Optional<FileChannel> locked(Path file) throws IOException {
    FileChannel channel;
    try {
      channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException | NoSuchFileException e) {
      return Optional.empty();
    }
    if (channel.tryLock() != null) {
      channel.write(ByteBuffer.wrap(new byte[1]));
      // Another grader deletes the file while it holds the lock; one that it made itself is empty.
      if (Files.exists(file) && Files.size(file) == 1) {
        return Optional.of(channel);
      }
    }
    channel.close();
    return Optional.empty();
  }

  private Path next(String kind) throws IOException {
    if (!lock.isOpen()) {
      throw new IoMessageException(Message.of("scratch.lock-lost", "folder", path.toString()));
    }
    Path folder = path.resolve(kind + made++);
    return isPosix(path)
        ? Files.createDirectory(folder, onlyThisUser())
        : Files.createDirectory(folder);
  }

  private static FileAttribute<?> onlyThisUser() {
    return PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
