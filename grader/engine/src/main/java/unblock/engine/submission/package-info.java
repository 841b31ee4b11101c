/**
 * Reads a student's work: from a folder of any layout (or a {@link
 * unblock.engine.submission.SourceBundle}) to the sources of the known exercises, sorted by the
 * package that each file declares. All other files are left out: build files, tests, resources,
 * links. The entry point is {@link unblock.engine.submission.Submission#read}.
 */
@NullMarked
package unblock.engine.submission;

import org.jspecify.annotations.NullMarked;
