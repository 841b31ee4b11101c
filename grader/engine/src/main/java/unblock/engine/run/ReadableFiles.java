package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

/** Makes the grader's files readable for another user: the kit, and a submission's own classes. */
final class ReadableFiles {
  private ReadableFiles() {}

  /** Whether every user can read that file and enter the folders above it. */
  static boolean toAll(Path path) throws IOException {
    Path real = path.toRealPath();
    boolean shown = permissions(real).contains(PosixFilePermission.OTHERS_READ);
    for (Path folder = real.getParent(); folder != null; folder = folder.getParent()) {
      shown &= permissions(folder).contains(PosixFilePermission.OTHERS_EXECUTE);
    }
    return shown;
  }

  /** Lets every user read that file or list that folder; changes permissions only where needed. */
  static void show(Path path) throws IOException {
    if (!path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return;
    }
    Set<PosixFilePermission> permissions = permissions(path);
    boolean changed = permissions.add(PosixFilePermission.OTHERS_READ);
    if (Files.isDirectory(path)) {
      changed |= permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    }
    if (changed) {
      Files.setPosixFilePermissions(path, permissions);
    }
  }

  private static Set<PosixFilePermission> permissions(Path path) throws IOException {
    return Files.getPosixFilePermissions(path);
  }
}
