package unblock.engine.submission;

/**
 * A Java file of a submission that belongs to an exercise.
 *
 * @param exercise the exercise's id
 * @param where its path below the submission's folder
 * @param source its text under the name of its class
 */
record AcceptedFile(String exercise, String where, SourceFile source) {
  /** The name that Java requires for its class, as in {@code UserHandlers.java}. */
  String requiredName() {
    return fileName(source.path());
  }

  boolean hasRequiredName() {
    return fileName(where).equals(requiredName());
  }

  /** Whether it lies in the folders of its package, as javac asks for. */
  boolean isInPlace() {
    return ("/" + where).endsWith("/" + source.path());
  }

  String folder() {
    return where.substring(0, where.lastIndexOf('/') + 1);
  }

  NumberedName numberedName() {
    return NumberedName.of(JavaFile.stem(where));
  }

  /** Whether javac reads the same from both: how lines end has no meaning in Java. */
  boolean hasTextOf(AcceptedFile other) {
    return lines(source.text()).equals(lines(other.source.text()));
  }

  private static String lines(String text) {
    return text.replace("\r\n", "\n").replace('\r', '\n');
  }

  private static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
