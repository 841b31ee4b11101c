/** Hostile submissions, tried on the whole grader in a process of its own. */
@NullMarked
package unblock.cli.attacks;

import org.jspecify.annotations.NullMarked;
