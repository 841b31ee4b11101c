package unblock.cli.journal;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.cli.intake.Student;
import unblock.message.Message;

/**
 * The participants of a round, recorded at the start of each run.
 *
 * @param entries the submissions
 * @param refusals a message for each that could not even be found
 * @param absent who handed in nothing
 */
public record RunManifest(
    RunSettings terms, List<Entry> entries, List<Message> refusals, List<Student> absent)
    implements JournalLine {
  public RunManifest {
    entries = List.copyOf(entries);
    refusals = List.copyOf(refusals);
    absent = List.copyOf(absent);
  }

  /**
   * Returns the same manifest with one entry added or replaced by name; its student is not absent.
   */
  RunManifest with(Entry entry) {
    List<Entry> all = new ArrayList<>(entries);
    int at = all.stream().map(Entry::submission).toList().indexOf(entry.submission());
    if (at < 0) {
      all.add(entry);
    } else {
      all.set(at, entry);
    }
    List<Student> without =
        absent.stream().filter(each -> !entry.students().contains(each)).toList();
    return new RunManifest(terms, all, refusals, without);
  }

  /**
   * One submission.
   *
   * @param submission its name
   * @param student the student, or the first one of a team
   * @param remarks about the intake; early journals do not have them
   * @param partners the others of a team; early journals do not have them
   */
  public record Entry(
      String submission, Optional<Student> student, List<Message> remarks, List<Student> partners) {
    public Entry {
      remarks = remarks == null ? List.of() : List.copyOf(remarks);
      partners = partners == null ? List.of() : List.copyOf(partners);
    }

    /** Returns the entry of a submission with these students. */
    public static Entry of(String submission, List<Student> students, List<Message> remarks) {
      return new Entry(
          submission, students.stream().findFirst(), remarks, students.stream().skip(1).toList());
    }

    /** Returns all students for whom the submission counts. */
    public List<Student> students() {
      return Stream.concat(student.stream(), partners.stream()).toList();
    }
  }
}
