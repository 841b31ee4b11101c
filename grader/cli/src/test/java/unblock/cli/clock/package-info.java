/** Tests of a grader whose time of day changes while it grades. */
@NullMarked
package unblock.cli.clock;

import org.jspecify.annotations.NullMarked;
