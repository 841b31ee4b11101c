package unblock.engine.report;

import unblock.analyzer.InspectionResult;
import unblock.message.Translator;

/** A format that can also write the findings of compiled code that was not run. */
public interface InspectionFormat extends ReportFormat {
  /** Writes the complete output of an inspection. */
  String inspection(InspectionResult inspection, Translator texts);

  @Override
  default InspectionFormat locating(SourceFiles sources) {
    return this;
  }

  /** Returns the same format with colours for a terminal, or itself when it has none. */
  default InspectionFormat inColour() {
    return this;
  }
}
