package unblock.cli.layout;

import java.nio.file.Path;

/** A file of the whole class, next to the submissions' folders; all of them have an extension. */
public enum ClassFile {
  /** The journal of finished submissions. */
  JOURNAL("journal", "jsonl"),
  /** One row for each student. */
  SUMMARY_TABLE("summary", "csv"),
  /** The rows in a format for programs. */
  SUMMARY("summary", "json"),
  /** The pairs of similar submissions. */
  SIMILARITY_TABLE("similarity", "csv"),
  /** The pairs in a format for programs. */
  SIMILARITY("similarity", "json"),
  /** The feedback for all students, as Moodle imports it. */
  FEEDBACK_ZIP("feedback", "zip"),
  /** The page of the class for a browser. */
  PAGE("index", "html");

  /** The prefix of a file that is being written; no other name in the folder begins with a dot. */
  public static final String DRAFT = ".draft-";

  private final String base;
  private final String extension;

  ClassFile(String base, String extension) {
    this.base = base;
    this.extension = extension;
  }

  /** Returns its name, such as {@code summary.csv}. */
  public String fileName() {
    return base + "." + extension;
  }

  /** Returns its path in the folder of a class. */
  public Path in(Path folder) {
    return folder.resolve(fileName());
  }

  String extension() {
    return extension;
  }
}
