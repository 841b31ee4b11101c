/**
 * Turns sources into classes with javac, in the grader's own JVM: annotation processing is off, so
 * that nothing of a submission runs here.
 */
@NullMarked
package unblock.grader.compile;

import org.jspecify.annotations.NullMarked;
