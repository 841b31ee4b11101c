package unblock.engine.model;

import java.util.Locale;

/**
 * The rights that a submission has on the machine while it runs. With the grader's own rights, it
 * can write all files that the grader can write, including the grades of others.
 */
public enum SubmissionRights {
  /** The grader's rights: the process belongs to the same user and sees the same files. */
  GRADER,
  /** Fewer rights: a separate user, file system view or container. */
  OWN;

  /** The word in grade.json. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
