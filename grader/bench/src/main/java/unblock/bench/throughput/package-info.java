/**
 * Compares a class that is graded at once with one build per submission, which is the way without a
 * grader for classes.
 */
@NullMarked
package unblock.bench.throughput;

import org.jspecify.annotations.NullMarked;
