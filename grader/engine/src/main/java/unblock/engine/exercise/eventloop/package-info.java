/** The exercise event-loop. */
@NullMarked
package unblock.engine.exercise.eventloop;

import org.jspecify.annotations.NullMarked;
