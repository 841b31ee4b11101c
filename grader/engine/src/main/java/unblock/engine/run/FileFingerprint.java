package unblock.engine.run;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * How a file was when the grader had written it: whether somebody has touched it since can be told.
 * By the time of its last change, which the system sets and no user can (unlike the time of its
 * last modification); where there is no such time, by all of its content.
 *
 * @param mark equal as long as the file is the same
 */
record FileFingerprint(Path file, Object mark) {
  /** Seals the file as it is now. */
  static FileFingerprint of(Path file) throws IOException {
    return new FileFingerprint(file, markOf(file));
  }

  /** Whether the file is still the one that was sealed. */
  boolean holds() {
    try {
      return mark.equals(markOf(file));
    } catch (IOException e) {
      return false;
    }
  }

  private static Object markOf(Path file) throws IOException {
    return file.getFileSystem().supportedFileAttributeViews().contains("unix")
        ? Files.readAttributes(file, "unix:dev,ino,size,ctime,lastModifiedTime")
        : digest(file);
  }

  private static String digest(Path file) throws IOException {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256)) {
        in.transferTo(java.io.OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(sha256.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256", e);
    }
  }
}
