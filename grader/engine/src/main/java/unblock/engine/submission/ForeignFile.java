package unblock.engine.submission;

import java.util.Locale;

/**
 * A Java file that belongs to no exercise that is graded.
 *
 * @param where its path below the submission's folder
 * @param className empty when the file has no name in Java
 */
record ForeignFile(String where, PackageLine packageLine, String className, Content content) {
  /** What a file holds, as far as it matters whether an exercise is meant. */
  enum Content {
    /** A class whose name ends as those of the exercises do. */
    HANDLERS,
    OTHER_CLASS,
    NO_CLASS
  }

  static ForeignFile of(JavaFile file) {
    String name = file.className().orElse("");
    Content content =
        !file.hasClass()
            ? Content.NO_CLASS
            : name.toLowerCase(Locale.ROOT).endsWith("handlers")
                ? Content.HANDLERS
                : Content.OTHER_CLASS;
    return new ForeignFile(file.where(), file.packageLine(), name, content);
  }
}
