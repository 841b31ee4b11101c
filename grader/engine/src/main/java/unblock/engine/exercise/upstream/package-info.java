/** The exercise upstream. */
@NullMarked
package unblock.engine.exercise.upstream;

import org.jspecify.annotations.NullMarked;
