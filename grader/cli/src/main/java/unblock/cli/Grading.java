package unblock.cli;

import unblock.grader.Grader;
import unblock.grader.model.GradeReport;
import unblock.grader.submission.Submission;

/** Something that grades, until it is closed: the {@link Grader}, or a test's own. */
interface Grading extends AutoCloseable {
  /** Called by many threads at once. */
  GradeReport grade(Submission submission);

  @Override
  void close();

  static Grading by(Grader grader) {
    return new Grading() {
      @Override
      public GradeReport grade(Submission submission) {
        return grader.grade(submission);
      }

      @Override
      public void close() {
        grader.close();
      }
    };
  }
}
