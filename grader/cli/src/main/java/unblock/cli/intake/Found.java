package unblock.cli.intake;

import java.util.List;
import java.util.Optional;

/**
 * Something that may be a submission, found but not read.
 *
 * @param name what it is called where it lies; another may be called the same
 * @param student when it is known for sure whose it is
 * @param export what a learning platform says of it
 * @param remarks about how it came in
 */
record Found(
    String name,
    Optional<Student> student,
    Optional<Export> export,
    List<String> remarks,
    Work.Reader reader) {
  Found(String name, Work.Reader reader) {
    this(name, Optional.empty(), Optional.empty(), List.of(), reader);
  }

  /** Whose it is where there is no roster to ask: who the export says it is. */
  StudentMatch ownWord() {
    return student
        .or(() -> export.map(Export::asStudent))
        .<StudentMatch>map(StudentMatch.Certain::new)
        .orElseGet(StudentMatch.Unasked::new);
  }
}
