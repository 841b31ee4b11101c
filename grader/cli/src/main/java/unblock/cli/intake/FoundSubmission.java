package unblock.cli.intake;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Optional;
import unblock.message.Message;

/**
 * A possible submission, found but not read.
 *
 * @param name its original name; other submissions may have the same one
 * @param students the students, if certain; several if they are a team
 * @param export the information in an exported name
 * @param remarks about the intake
 * @param handedIn when the files that count were handed in, without a time zone; empty if the
 *     platform does not say it, or it is not certain
 */
record FoundSubmission(
    String name,
    List<Student> students,
    Optional<ExportName> export,
    List<Message> remarks,
    Optional<LocalDateTime> handedIn,
    StoredArrival.Reader reader) {
  FoundSubmission(String name, StoredArrival.Reader reader) {
    this(name, List.of(), Optional.empty(), List.of(), AttemptTime.inName(name), reader);
  }

  /** Returns the student according to the export, for requests without a roster. */
  StudentMatch ownWord() {
    if (!students.isEmpty()) {
      return new StudentMatch.Certain(students);
    }
    return export
        .flatMap(ExportName::asStudent)
        .<StudentMatch>map(student -> new StudentMatch.Certain(List.of(student)))
        .orElseGet(StudentMatch.Unasked::new);
  }
}
