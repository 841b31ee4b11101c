/**
 * Where a round lives: a folder with a journal of what is done in it. What the journal says is done
 * is on the disk, whenever the grader was killed; the same command goes on from there.
 */
@NullMarked
package unblock.cli.journal;

import org.jspecify.annotations.NullMarked;
