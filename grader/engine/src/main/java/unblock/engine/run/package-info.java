/**
 * Runs the classes of one exercise in a child JVM and observes it from outside: sends HTTP
 * requests, holds the slow calls at the gate, and records the events. It decides no verdict; its
 * observations become {@link unblock.engine.model.Evidence}.
 */
@NullMarked
package unblock.engine.run;

import org.jspecify.annotations.NullMarked;
