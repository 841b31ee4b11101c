package unblock.cli.intake;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unblock.engine.submission.UnusableSubmission;
import unblock.message.Message;

/** The formats of archives, by the endings of their names. */
enum ArchiveFormat {
  ZIP("zip"),
  TAR("tar|tar\\.gz|tgz|tar\\.bz2|tbz|tbz2"),
  /** The grader knows that these are archives, but has no program for them. */
  UNSUPPORTED(
      "rar|7z|(?:7z|zip)\\.\\d{3}|zipx|tar\\.xz|txz|tar\\.zst|tar\\.lz|tar\\.z|gz|bz2|xz|zst|lzh"
          + "|alz|egg|ace|arj|cab|iso|dmg|jar|war");

  private final Pattern name;

  ArchiveFormat(String endings) {
    this.name = Pattern.compile("(?is)(.*)\\.(" + endings + ")");
  }

  /** Returns the format of a file with this name; empty if it is no archive. */
  static Optional<ArchiveFormat> of(String name) {
    for (ArchiveFormat each : values()) {
      if (each.name.matcher(name).matches()) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /** Whether the grader opens an archive with this name. */
  static boolean isOpened(String name) {
    return of(name).filter(format -> format != UNSUPPORTED).isPresent();
  }

  /** Whether this is the name of any archive. */
  static boolean isArchive(String name) {
    return of(name).isPresent();
  }

  /** Returns the name without the ending of an archive. */
  static String stem(String name) {
    for (ArchiveFormat each : values()) {
      Matcher matcher = each.name.matcher(name);
      if (matcher.matches()) {
        return matcher.group(1);
      }
    }
    return name;
  }

  /** Returns the files in an archive on disk. */
  static List<ArchivedFile> files(Path archive) throws UnusableSubmission {
    String where = archive.toString();
    return switch (of(where).orElse(ZIP)) {
      case ZIP -> ZipArchive.open(archive).files();
      case TAR -> TarArchive.open(archive).files();
      case UNSUPPORTED -> throw unsupported(where);
    };
  }

  /** Returns the files in an archive in memory, whose name is at the end of {@code where}. */
  static List<ArchivedFile> files(String where, byte[] bytes) throws UnusableSubmission {
    return switch (of(where).orElse(ZIP)) {
      case ZIP -> ZipArchive.of(where, bytes).files();
      case TAR -> TarArchive.of(where, bytes).files();
      case UNSUPPORTED -> throw unsupported(where);
    };
  }

  static UnusableSubmission unsupported(String where) {
    Matcher ending = UNSUPPORTED.name.matcher(where);
    return new UnusableSubmission(
        Message.of(
            "intake.archive-unsupported",
            "where",
            where,
            "format",
            ending.matches() ? ending.group(2).toLowerCase(Locale.ROOT) : ""));
  }
}
