package unblock.cli.intake;

import java.util.List;
import java.util.Optional;
import unblock.message.Message;

/**
 * A possible submission, found but not read.
 *
 * @param name its original name; other submissions may have the same one
 * @param student the student, if certain
 * @param export the information in an exported name
 * @param remarks about the intake
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

  /** Returns the student according to the export, for requests without a roster. */
  StudentMatch ownWord() {
    return student
        .or(() -> export.map(ExportName::asStudent))
        .<StudentMatch>map(StudentMatch.Certain::new)
        .orElseGet(StudentMatch.Unasked::new);
  }
}
