/**
 * The words of a grade: exercises and rubrics, findings, verdicts, scores and timelines. Records
 * and enums only; no I/O and no clock, so that everything here can be compared, printed and stored.
 */
@NullMarked
package unblock.engine.model;

import org.jspecify.annotations.NullMarked;
