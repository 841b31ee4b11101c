/** The exercise offload. */
@NullMarked
package unblock.engine.exercise.offload;

import org.jspecify.annotations.NullMarked;
