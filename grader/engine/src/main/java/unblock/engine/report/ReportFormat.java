package unblock.engine.report;

import java.util.Optional;
import unblock.engine.model.GradeReport;
import unblock.message.Translator;

/**
 * A form in which a grade is written. Formats are found by {@link java.util.ServiceLoader}: a new
 * one is a class with a public constructor without parameters, named in {@code
 * META-INF/services/unblock.engine.report.ReportFormat} of its module. What it can write besides
 * one grade, it says by {@link SummaryFormat} and {@link InspectionFormat}.
 */
public interface ReportFormat {
  /** Its name, also on the command line: lower-case letters, such as {@code json}. */
  String id();

  /** Who reads what is written: text for people is fenced off in the log of a workflow run. */
  Audience audience();

  /**
   * One submission's grade, as the whole of a file or of what is printed.
   *
   * @param texts in the language of the reader
   */
  String write(GradeReport grade, Translator texts);

  /**
   * The name of the file that a kept round has for each submission, in the submission's folder,
   * such as {@code grade.json}; empty when this format is not kept.
   */
  default Optional<String> fileName() {
    return Optional.empty();
  }

  /** Who reads a format. */
  enum Audience {
    PEOPLE,
    PROGRAMS
  }
}
