/** A grader whose time of day is set while it grades. */
@NullMarked
package unblock.cli.clock;

import org.jspecify.annotations.NullMarked;
