package unblock.cli.intake;

/**
 * Whose numbering an id belongs to. The same number may be one student's in one numbering and
 * another student's in the next, so an id identifies a student only within its own.
 */
enum IdKind {
  /** The institution's number or name for a student. */
  STUDENT_ID,
  /** Moodle's number of a student in one assignment, which its grading worksheet lists. */
  PARTICIPANT,
  /** Canvas' number of an account, which its gradebook lists. */
  CANVAS_USER,
  /** Brightspace's number of an account; no roster lists it. */
  BRIGHTSPACE_USER,
  /** The name that a student logs in with. */
  USERNAME,
  /** The name of an account on GitHub. */
  GITHUB_USERNAME,
  /** A whole e-mail address. */
  EMAIL,
  /** An e-mail address as far as the {@code @}, which often is the username. */
  EMAIL_NAME
}
