/**
 * The storage of a round: a folder with a journal of its progress. Every result in the journal is
 * on the disk, even if the grader is killed; the same command continues the round.
 */
@NullMarked
package unblock.cli.journal;

import org.jspecify.annotations.NullMarked;
