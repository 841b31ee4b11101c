/**
 * Temporary files of the grader: one folder for each JVM, and the removal of the folders of killed
 * graders.
 */
@NullMarked
package unblock.engine.scratch;

import org.jspecify.annotations.NullMarked;
