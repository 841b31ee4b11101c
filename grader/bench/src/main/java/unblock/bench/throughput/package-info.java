/**
 * A class graded at once, and the same class graded as people do it without a grader of classes:
 * one build for each submission.
 */
@NullMarked
package unblock.bench.throughput;

import org.jspecify.annotations.NullMarked;
