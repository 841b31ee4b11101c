package unblock.engine.model;

import java.util.Locale;

/**
 * Whose rights a submission has on the machine while it runs. With the grader's own, it can write
 * whatever the grader can: also the grades of others.
 */
public enum SubmissionRights {
  /** Those of the grader: it is the same user's process and sees the same files. */
  GRADER,
  /** Fewer: a user, a view of the files or a container of its own. */
  OWN;

  /** The word in grade.json. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
