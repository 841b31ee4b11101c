/**
 * Flips: the same submissions graded again and again under all kinds of load. A verdict that
 * depends on the load would show here, beside those of a plain time bound.
 */
@NullMarked
package unblock.bench.flips;

import org.jspecify.annotations.NullMarked;
