/**
 * Measures flips: grades the same submissions repeatedly under different kinds of load. The tables
 * show verdicts that depend on the load, and the errors of a plain time bound for comparison.
 */
@NullMarked
package unblock.bench.flips;

import org.jspecify.annotations.NullMarked;
