/**
 * The data model of a grade: findings, verdicts, scores, evidence and timelines. The package
 * contains only records and enums, without I/O and without a clock, so that all of them can be
 * compared, printed and stored.
 */
@NullMarked
package unblock.engine.model;

import org.jspecify.annotations.NullMarked;
