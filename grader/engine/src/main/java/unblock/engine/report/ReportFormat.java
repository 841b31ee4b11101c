package unblock.engine.report;

import java.util.Optional;
import unblock.engine.model.GradeReport;
import unblock.message.Message;
import unblock.message.Translator;

/**
 * A form in which a grade is written. {@link java.util.ServiceLoader} finds the formats: a new one
 * is a class with a public constructor without parameters, named in {@code
 * META-INF/services/unblock.engine.report.ReportFormat} of its module. A format that can also write
 * other results implements {@link SummaryFormat} or {@link InspectionFormat}.
 */
public interface ReportFormat {
  /** Its name, also on the command line: lower-case letters, such as {@code json}. */
  String id();

  /** The reader of the output: in the log of a workflow run, text for people is fenced off. */
  Audience audience();

  /**
   * Writes one submission's grade, as a complete file or as printed output.
   *
   * @param texts in the language of the reader
   */
  String write(GradeReport grade, Translator texts);

  /**
   * The name of the file in each submission's folder of a kept round, such as {@code grade.json};
   * empty when this format is not kept.
   */
  default Optional<String> fileName() {
    return Optional.empty();
  }

  /**
   * Why this format cannot be written here, as one sentence with the remedy; empty when it can.
   * Asked before anything is graded.
   */
  default Optional<Message> obstacle() {
    return Optional.empty();
  }

  /** Returns the format with paths for the names of files, or itself when it shows no paths. */
  default ReportFormat locating(SourceFiles sources) {
    return this;
  }

  /** The reader of a format. */
  enum Audience {
    PEOPLE,
    PROGRAMS
  }
}
