/**
 * Derives verdicts and a score from a rubric and evidence. All functions are pure, without I/O and
 * without a clock, so that the same evidence always gives the same verdict and a table of tests can
 * cover every case.
 */
@NullMarked
package unblock.engine.judge;

import org.jspecify.annotations.NullMarked;
