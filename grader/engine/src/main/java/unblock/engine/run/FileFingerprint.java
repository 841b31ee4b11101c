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
 * The fingerprint of a file, to detect changes after the grader has written it. It is the time of
 * the last status change, which the system sets and users cannot set (unlike the time of the last
 * modification); where the system has no such time, it is the whole content.
 *
 * @param mark equal as long as the file is unchanged
 */
record FileFingerprint(Path file, Object mark) {
  /** Takes the fingerprint of the file now. */
  static FileFingerprint of(Path file) throws IOException {
    return new FileFingerprint(file, markOf(file));
  }

  /** Whether the file is unchanged. */
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
