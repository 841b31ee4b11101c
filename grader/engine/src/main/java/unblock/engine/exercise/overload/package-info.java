/** The exercise overload, with its trial and its criteria. */
@NullMarked
package unblock.engine.exercise.overload;

import org.jspecify.annotations.NullMarked;
