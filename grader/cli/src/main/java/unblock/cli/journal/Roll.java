package unblock.cli.journal;

import java.util.List;
import java.util.Optional;
import unblock.cli.intake.Student;

/**
 * Who takes part in a round, as it is called at the start of each run.
 *
 * @param entries what came in
 * @param refusals one sentence for each that could not even be found
 * @param absent who handed in nothing
 */
public record Roll(Terms terms, List<Entry> entries, List<String> refusals, List<Student> absent)
    implements Line {
  public Roll {
    entries = List.copyOf(entries);
    refusals = List.copyOf(refusals);
    absent = List.copyOf(absent);
  }

  /**
   * One submission.
   *
   * @param submission its name
   * @param remarks about how it came in; journals did not have them at first
   */
  public record Entry(String submission, Optional<Student> student, List<String> remarks) {
    public Entry {
      remarks = remarks == null ? List.of() : List.copyOf(remarks);
    }
  }
}
