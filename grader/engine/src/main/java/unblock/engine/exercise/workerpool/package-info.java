/** The exercise worker-pool. */
@NullMarked
package unblock.engine.exercise.workerpool;

import org.jspecify.annotations.NullMarked;
