/** The exercise lock-out: its trials, and the rule that judges attempts at the same time. */
@NullMarked
package unblock.engine.exercise.lockout;

import org.jspecify.annotations.NullMarked;
