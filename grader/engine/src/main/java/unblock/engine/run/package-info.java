/**
 * Runs the classes of one exercise in a child JVM and watches from outside: asks over HTTP, holds
 * the slow calls at the gate, and writes down what happened. It decides nothing; what it observes
 * is {@link unblock.engine.model.Evidence}.
 */
@NullMarked
package unblock.engine.run;

import org.jspecify.annotations.NullMarked;
