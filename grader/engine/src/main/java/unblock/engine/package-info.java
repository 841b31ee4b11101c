/**
 * The grader as a whole: its entry point, its course, its canaries and the students' self-check.
 */
@NullMarked
package unblock.engine;

import org.jspecify.annotations.NullMarked;
