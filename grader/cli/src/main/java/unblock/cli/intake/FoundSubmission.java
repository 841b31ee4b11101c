package unblock.cli.intake;

import java.util.List;
import java.util.Optional;
import unblock.message.Message;

/**
 * Something that may be a submission, found but not read.
 *
 * @param name what it is called where it lies; another may be called the same
 * @param student when it is known for sure whose it is
 * @param export what a learning platform says of it
 * @param remarks about how it came in
 */
record FoundSubmission(
    String name,
    Optional<Student> student,
    Optional<ExportName> export,
    List<Message> remarks,
    StoredArrival.Reader reader) {
  FoundSubmission(String name, StoredArrival.Reader reader) {
    this(name, Optional.empty(), Optional.empty(), List.of(), reader);
  }

  /** Whose it is where there is no roster to ask: who the export says it is. */
  StudentMatch ownWord() {
    return student
        .or(() -> export.map(ExportName::asStudent))
        .<StudentMatch>map(StudentMatch.Certain::new)
        .orElseGet(StudentMatch.Unasked::new);
  }
}
