/** The kinds of slow dependencies that exercises give to handlers, each with its faults. */
@NullMarked
package unblock.engine.dependency;

import org.jspecify.annotations.NullMarked;
