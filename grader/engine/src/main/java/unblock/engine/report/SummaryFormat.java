package unblock.engine.report;

import java.util.List;
import unblock.engine.model.GradeReport;
import unblock.message.Translator;

/** A format that also has a table of many grades. */
public interface SummaryFormat extends ReportFormat {
  /** One row for each submission, with its points for each exercise. */
  String summary(List<GradeReport> grades, Translator texts);

  /**
   * Writes a table with any content.
   *
   * @param rows each with as many cells as the head
   */
  String table(List<String> head, List<List<String>> rows);
}
