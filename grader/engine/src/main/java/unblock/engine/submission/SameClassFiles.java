package unblock.engine.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.message.Message;

/**
 * The files of a submission that declare the same class. Only one of them can be graded; which one
 * is never guessed.
 *
 * @param files in order of their paths; never empty
 */
record SameClassFiles(List<AcceptedFile> files) {
  SameClassFiles {
    files = List.copyOf(files);
  }

  /** The choice between files of the same class. */
  sealed interface Choice {
    /** All have the same text. */
    record Equal(AcceptedFile file, List<String> others) implements Choice {}

    /** The file whose name has the highest number; the remark says so. */
    record Newest(AcceptedFile file, Message remark) implements Choice {}

    /** The texts differ, and the names do not decide which one counts. */
    record Unclear() implements Choice {}
  }

  /** Chooses the file to grade. */
  Choice choice() {
    if (areEqual(files)) {
      AcceptedFile first =
          files.stream()
              .filter(AcceptedFile::isInPlace)
              .findFirst()
              .or(() -> files.stream().filter(AcceptedFile::hasRequiredName).findFirst())
              .orElse(files.get(0));
      List<String> others = new ArrayList<>(names());
      others.remove(first.where());
      return new Choice.Equal(first, others);
    }
    List<AcceptedFile> newest = newest();
    if (newest.isEmpty() || !areEqual(newest)) {
      return new Choice.Unclear();
    }
    AcceptedFile last = newest.get(0);
    return new Choice.Newest(
        last,
        Message.of(
            "submission.highest-number",
            "file",
            last.requiredName(),
            "names",
            FileNames.all(names()),
            "last",
            last.where()));
  }

  /** Returns the files with the highest number; none when the names cannot be compared. */
  private List<AcceptedFile> newest() {
    if (files.stream().map(AcceptedFile::folder).distinct().count() > 1) {
      return List.of();
    }
    List<NumberedName> numbered = files.stream().map(AcceptedFile::numberedName).toList();
    Optional<NumberedName> highest = NumberedName.newest(numbered);
    return files.stream()
        .filter(each -> highest.filter(each.numberedName()::equals).isPresent())
        .toList();
  }

  private List<String> names() {
    return files.stream().map(AcceptedFile::where).toList();
  }

  private static boolean areEqual(List<AcceptedFile> some) {
    return some.stream().allMatch(each -> each.hasTextOf(some.get(0)));
  }
}
