/** Compares the cost of whole gradings with the minimum cost of any grading of this kind. */
@NullMarked
package unblock.bench.floor;

import org.jspecify.annotations.NullMarked;
