/**
 * Temporary files of the grader: one folder for each JVM, and the removal of those that killed
 * graders left behind.
 */
@NullMarked
package unblock.engine.scratch;

import org.jspecify.annotations.NullMarked;
