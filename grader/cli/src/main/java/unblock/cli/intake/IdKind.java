package unblock.cli.intake;

/**
 * The numbering of an id. The same number may belong to different students in different numberings,
 * so that an id identifies a student only within its own.
 */
public enum IdKind {
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
  /** The part of an e-mail address before the {@code @}, which often is the username. */
  EMAIL_NAME
}
