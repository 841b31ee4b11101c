/**
 * Mutants: right answers, each broken in one known way, and right answers rewritten in a harmless
 * way. The grader has to fail the first by the right criterion and to pass the second completely.
 */
@NullMarked
package unblock.bench.mutants;

import org.jspecify.annotations.NullMarked;
