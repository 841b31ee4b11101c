package unblock.cli;

import java.util.List;
import java.util.Optional;
import unblock.engine.report.ReportFormat;
import unblock.engine.report.ReportFormats;
import unblock.engine.report.SourceFiles;
import unblock.message.Message;

/**
 * One requested form of a grade.
 *
 * @param file the name of the file to write, in which {@value #NAME} stands for the name of the
 *     submission; empty to print it
 */
record FormatRequest(ReportFormat format, Optional<String> file) {
  static final String NAME = "{name}";

  /** Reads {@code junit} and {@code junit=unblock.xml}. */
  static FormatRequest of(String text) {
    int equals = text.indexOf('=');
    String id = equals < 0 ? text : text.substring(0, equals);
    if (equals == text.length() - 1) {
      throw new InvalidValue(Message.of("cli.value.empty"));
    }
    return new FormatRequest(
        format(id), equals < 0 ? Optional.empty() : Optional.of(text.substring(equals + 1)));
  }

  private static ReportFormat format(String id) {
    List<ReportFormat> all = ReportFormats.found().all();
    return InvalidValue.oneOf(all, ReportFormat::id, id);
  }

  FormatRequest locating(SourceFiles sources) {
    return new FormatRequest(format.locating(sources), file);
  }

  /** Whether each submission has a file of its own. */
  boolean isPerSubmission() {
    return file.filter(each -> each.contains(NAME)).isPresent();
  }

  /** The file for that submission; empty to print. */
  Optional<String> fileOf(String submission) {
    return file.map(each -> each.replace(NAME, submission));
  }
}
