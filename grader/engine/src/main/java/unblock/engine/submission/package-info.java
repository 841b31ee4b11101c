/**
 * A student's work as the grader takes it: a folder of any layout (or a {@link
 * unblock.engine.submission.SourceBundle}) goes in, and the sources of the known exercises come
 * out, sorted by the package that each file declares. Nothing else of a student's is taken: no
 * build files, no tests, no resources, no links. {@link unblock.engine.submission.Submission#read}
 * is the door.
 */
@NullMarked
package unblock.engine.submission;

import org.jspecify.annotations.NullMarked;
