/**
 * Decides: a rubric and the evidence in, verdicts and a score out. Pure functions, no I/O and no
 * clock, so that the same evidence always gives the same verdict and every case can be tested in a
 * table.
 */
@NullMarked
package unblock.engine.judge;

import org.jspecify.annotations.NullMarked;
