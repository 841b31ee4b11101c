package unblock.cli.intake;

import java.util.Optional;
import unblock.message.Message;

/** The student of a submission, or the reason why the student is not certain. */
sealed interface StudentMatch {
  /** Returns the student, if certain. */
  default Optional<Student> student() {
    return this instanceof Certain certain ? Optional.of(certain.owner()) : Optional.empty();
  }

  /** Only this student is possible. */
  record Certain(Student owner) implements StudentMatch {}

  /** There is no roster, and no exported name identifies the student. */
  record Unasked() implements StudentMatch {}

  /**
   * The submission counts for no student.
   *
   * @param remark why, for the teacher
   */
  record Uncertain(Message remark) implements StudentMatch {}
}
