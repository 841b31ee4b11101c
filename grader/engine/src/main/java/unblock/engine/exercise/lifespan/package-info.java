/** The exercise lifespan. */
@NullMarked
package unblock.engine.exercise.lifespan;

import org.jspecify.annotations.NullMarked;
