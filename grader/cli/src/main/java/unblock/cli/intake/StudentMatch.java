package unblock.cli.intake;

import java.util.Optional;
import unblock.message.Message;

/** Whose a submission is, or why that is not certain. */
sealed interface StudentMatch {
  /** The student, where that is certain. */
  default Optional<Student> student() {
    return this instanceof Certain certain ? Optional.of(certain.owner()) : Optional.empty();
  }

  /** It can be nobody else's. */
  record Certain(Student owner) implements StudentMatch {}

  /** There is no roster, and no export says whose it is. */
  record Unasked() implements StudentMatch {}

  /**
   * It is counted for nobody.
   *
   * @param remark why, for the teacher
   */
  record Uncertain(Message remark) implements StudentMatch {}
}
