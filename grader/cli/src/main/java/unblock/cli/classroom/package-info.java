/**
 * The class as a whole: one row for each student, how many passed each criterion, and who is alike.
 * All of it is a pure function of the rows and of the fingerprints beside the grades, so that it
 * comes out the same wherever the parts were graded.
 */
@NullMarked
package unblock.cli.classroom;

import org.jspecify.annotations.NullMarked;
