/**
 * The command line: reads the request, takes the submissions in, has them graded and puts the
 * reports where they were asked for. {@link unblock.cli.Unblock} is the door.
 */
@NullMarked
package unblock.cli;

import org.jspecify.annotations.NullMarked;
