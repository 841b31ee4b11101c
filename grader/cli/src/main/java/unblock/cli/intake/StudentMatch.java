package unblock.cli.intake;

import java.util.List;
import java.util.Optional;
import unblock.message.Message;

/** The student of a submission, or the reason why the student is not certain. */
sealed interface StudentMatch {
  /** Returns the students, if certain; several if they are a team. */
  default List<Student> students() {
    return this instanceof Certain certain ? certain.owners() : List.of();
  }

  /** Returns the student, or the first one of a team, if certain. */
  default Optional<Student> student() {
    return students().stream().findFirst();
  }

  /** Only this student, or this team, is possible. */
  record Certain(List<Student> owners) implements StudentMatch {
    public Certain {
      owners = List.copyOf(owners);
    }
  }

  /** There is no roster, and no exported name identifies the student. */
  record Unasked() implements StudentMatch {}

  /**
   * The submission counts for no student.
   *
   * @param remark why, for the teacher
   */
  record Uncertain(Message remark) implements StudentMatch {}
}
