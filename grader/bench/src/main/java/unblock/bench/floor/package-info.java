/** How far whole gradings are from the least that any grading of this kind could cost. */
@NullMarked
package unblock.bench.floor;

import org.jspecify.annotations.NullMarked;
