/**
 * How good and how fast the grader is, measured against what else there is. Each program prints one
 * table; README.md beside this module has the commands and the figures.
 */
@NullMarked
package unblock.bench;

import org.jspecify.annotations.NullMarked;
