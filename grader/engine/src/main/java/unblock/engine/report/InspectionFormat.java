package unblock.engine.report;

import unblock.analyzer.InspectionResult;
import unblock.message.Translator;

/** A format that can also say what was found in compiled code without running it. */
public interface InspectionFormat extends ReportFormat {
  /** The whole of what an inspection prints. */
  String inspection(InspectionResult inspection, Translator texts);

  /** The same format for a terminal that shows colours; itself when it has none. */
  default InspectionFormat inColour() {
    return this;
  }
}
