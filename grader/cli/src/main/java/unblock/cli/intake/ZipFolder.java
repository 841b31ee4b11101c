package unblock.cli.intake;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import unblock.grader.submission.Submission;
import unblock.grader.submission.UnusableSubmission;

/**
 * A zip file read as the folder that it holds, in memory. Only its Java files are ever unpacked.
 */
final class ZipFolder {
  /** Bytes of all Java files together, as counted while they are unpacked. */
  static final long LARGEST = 10L << 20;

  static final int MOST_ENTRIES = 50_000;

  private static final String SUFFIX = ".zip";

  private ZipFolder() {}

  static boolean isMeant(Path path) {
    return path.toString().toLowerCase(Locale.ROOT).endsWith(SUFFIX) && !Files.isDirectory(path);
  }

  static Submission read(Path zip, Map<String, String> packages) throws UnusableSubmission {
    if (!Files.exists(zip)) {
      throw new UnusableSubmission(
          "There is no file %s. Check the path and try again.".formatted(zip));
    }
    Charset names = check(zip);
    try (FileSystem files = FileSystems.newFileSystem(zip, Map.of("encoding", names.name()))) {
      String name = zip.toRealPath().getFileName().toString();
      return Submission.read(files.getPath("/"), packages)
          .named(name.substring(0, name.length() - SUFFIX.length()));
    } catch (UnusableSubmission e) {
      throw new UnusableSubmission("In %s: %s".formatted(zip, e.getMessage()), e);
    } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
      throw unreadable(zip, e);
    }
  }

  /** Refuses what is not what it seems, and says which encoding the entries' names are in. */
  private static Charset check(Path zip) throws UnusableSubmission {
    try {
      try {
        return check(zip, StandardCharsets.UTF_8);
      } catch (ZipException e) {
        // Old programs write names in an encoding of their own; any will do for the folders' names.
        return check(zip, StandardCharsets.ISO_8859_1);
      }
    } catch (IOException | IllegalArgumentException e) {
      throw unreadable(zip, e);
    }
  }

  private static Charset check(Path zip, Charset names) throws IOException, UnusableSubmission {
    try (ZipFile file = new ZipFile(zip.toFile(), names)) {
      if (file.size() > MOST_ENTRIES) {
        throw new UnusableSubmission(
            "%s holds more than %,d files. Hand in the exercises only."
                .formatted(zip, MOST_ENTRIES));
      }
      Set<String> seen = new HashSet<>();
      long left = LARGEST;
      for (ZipEntry entry : Collections.list(file.entries())) {
        checkName(zip, entry.getName(), seen);
        if (entry.getName().endsWith(".java")) {
          left -= length(file, entry, left + 1);
        }
        if (left < 0) {
          throw new UnusableSubmission(
              "The Java files in %s are larger than 10 MiB. Hand in the exercises only."
                  .formatted(zip));
        }
      }
      return names;
    }
  }

  private static void checkName(Path zip, String name, Set<String> seen) throws UnusableSubmission {
    List<String> parts = Arrays.asList(name.split("[/\\\\]", -1));
    boolean leadsOut =
        name.startsWith("/")
            || name.startsWith("\\")
            || name.matches("[A-Za-z]:.*")
            || parts.contains("..");
    if (leadsOut) {
      throw new UnusableSubmission(
          "%s holds the entry %s, which leads out of the folder. Zip the folder anew."
              .formatted(zip, name));
    }
    if (!seen.add(name)) {
      throw new UnusableSubmission(
          "%s holds the entry %s twice. Zip the folder anew.".formatted(zip, name));
    }
  }

  /** The real length, whatever the entry says of itself; counted up to the limit. */
  private static long length(ZipFile file, ZipEntry entry, long limit) throws IOException {
    try (InputStream in = file.getInputStream(entry)) {
      byte[] buffer = new byte[8192];
      long length = 0;
      int read = in.read(buffer);
      while (read >= 0 && length < limit) {
        length += read;
        read = in.read(buffer);
      }
      return length;
    }
  }

  private static UnusableSubmission unreadable(Path zip, Exception e) {
    return new UnusableSubmission(
        "%s is not a zip file that can be read (%s). Zip the folder anew."
            .formatted(zip, e.getMessage()),
        e);
  }
}
