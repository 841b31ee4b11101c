/**
 * A grade in the forms that people and programs read: text for a terminal, Markdown for the page of
 * a workflow run, JSON for everything else. Every form is a {@link
 * unblock.engine.report.ReportFormat}, found by {@link unblock.engine.report.ReportFormats}, and a
 * pure function of a {@link unblock.engine.model.GradeReport}. Names and messages in a grade may
 * hold text that a submission chose; {@link unblock.engine.report.PrintableText} takes its teeth
 * out before anybody sees it.
 */
@NullMarked
package unblock.engine.report;

import org.jspecify.annotations.NullMarked;
