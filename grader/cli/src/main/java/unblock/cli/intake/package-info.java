/**
 * What only a teacher's machine meets: many submissions at once, and zip files. Each becomes a
 * {@link unblock.grader.submission.Submission} with a name of its own, or one sentence that says
 * why not. Nothing is unpacked to disk.
 */
@NullMarked
package unblock.cli.intake;

import org.jspecify.annotations.NullMarked;
