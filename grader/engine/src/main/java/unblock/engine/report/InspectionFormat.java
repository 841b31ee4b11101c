package unblock.engine.report;

import unblock.analyzer.InspectionResult;
import unblock.message.Translator;

/** A format that can also write the findings of compiled code that was not run. */
public interface InspectionFormat extends ReportFormat {
  /** The way in which the output shows the findings that the project accepts. */
  enum Suppressed {
    /** Only their number. */
    COUNTED,
    /** Each of them; a format without a place for them shows only their number. */
    LISTED
  }

  /** Writes the complete output of an inspection. */
  String inspection(InspectionResult inspection, Suppressed suppressed, Translator texts);

  /** Writes the output with the number of suppressed findings. */
  default String inspection(InspectionResult inspection, Translator texts) {
    return inspection(inspection, Suppressed.COUNTED, texts);
  }

  @Override
  default InspectionFormat locating(SourceFiles sources) {
    return this;
  }

  /** Returns the same format with colours for a terminal, or itself when it has none. */
  default InspectionFormat inColour() {
    return this;
  }
}
