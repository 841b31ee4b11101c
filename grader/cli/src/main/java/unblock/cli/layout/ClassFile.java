package unblock.cli.layout;

import java.nio.file.Path;

/**
 * A file of the class as a whole, beside the submissions' folders; all of them have an extension.
 */
public enum ClassFile {
  /** What is done. */
  JOURNAL("journal", "jsonl"),
  /** One row for each student. */
  SUMMARY_TABLE("summary", "csv"),
  /** The same for programs. */
  SUMMARY("summary", "json"),
  /** The pairs of submissions that are alike. */
  SIMILARITY_TABLE("similarity", "csv"),
  /** The same for programs. */
  SIMILARITY("similarity", "json");

  /**
   * How the name of a file begins that is being written; nothing else in the folder begins with a
   * dot.
   */
  public static final String DRAFT = ".draft-";

  private final String base;
  private final String extension;

  ClassFile(String base, String extension) {
    this.base = base;
    this.extension = extension;
  }

  /** Its name, such as {@code summary.csv}. */
  public String fileName() {
    return base + "." + extension;
  }

  /** Where it lies in the folder of a class. */
  public Path in(Path folder) {
    return folder.resolve(fileName());
  }

  String extension() {
    return extension;
  }
}
