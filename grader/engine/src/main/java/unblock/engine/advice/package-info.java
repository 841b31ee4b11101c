/**
 * Gives advice on the design of a submission, from its class files. Each kind of advice is one
 * {@link unblock.engine.advice.AdviceRule}; the entry point is {@link
 * unblock.engine.advice.DesignAdvice}.
 */
@NullMarked
package unblock.engine.advice;

import org.jspecify.annotations.NullMarked;
