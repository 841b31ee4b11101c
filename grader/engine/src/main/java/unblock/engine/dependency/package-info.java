/** The kinds of slow dependencies that exercises pass to handlers, each with its faults. */
@NullMarked
package unblock.engine.dependency;

import org.jspecify.annotations.NullMarked;
