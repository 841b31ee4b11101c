/**
 * A student's repository: what it consists of, and how it is written. Its files and the jars of the
 * kit are resources of {@code unblock.jar}, so that the command needs no other files.
 */
@NullMarked
package unblock.cli.handout;

import org.jspecify.annotations.NullMarked;
