/**
 * Puts probes around the calls in a submission's compiled classes, so that its run tells which of
 * them were made on the worker. The classes do what they did before. Its door is {@link
 * unblock.grader.probe.Probing}.
 */
@NullMarked
package unblock.grader.probe;

import org.jspecify.annotations.NullMarked;
