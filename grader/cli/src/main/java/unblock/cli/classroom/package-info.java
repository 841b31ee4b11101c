/**
 * The results of the whole class: one row for each student, the pass rate of each criterion, and
 * similar submissions. They depend only on the rows and on the fingerprints in the folders of the
 * grades, so that they are the same for any distribution of the grading over machines.
 */
@NullMarked
package unblock.cli.classroom;

import org.jspecify.annotations.NullMarked;
