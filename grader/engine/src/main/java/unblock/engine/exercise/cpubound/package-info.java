/** The exercise cpu-bound, with its trial and its criteria. */
@NullMarked
package unblock.engine.exercise.cpubound;

import org.jspecify.annotations.NullMarked;
