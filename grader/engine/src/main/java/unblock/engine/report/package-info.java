/**
 * The forms of a grade for people and programs: text for a terminal, Markdown for the page of a
 * workflow run, JSON for all other uses. Every form is a {@link
 * unblock.engine.report.ReportFormat}, found by {@link unblock.engine.report.ReportFormats}, and a
 * pure function of a {@link unblock.engine.model.GradeReport}. Names and messages in a grade may
 * contain text that a submission chose; {@link unblock.engine.report.PrintableText} makes it safe
 * before it is shown.
 */
@NullMarked
package unblock.engine.report;

import org.jspecify.annotations.NullMarked;
