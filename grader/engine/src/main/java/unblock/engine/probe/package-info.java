/**
 * Puts probes around the calls in a submission's compiled classes, so that its run tells which of
 * them were made on the worker. The classes do what they did before. Its door is {@link
 * unblock.engine.probe.ProbeWriter}.
 */
@NullMarked
package unblock.engine.probe;

import org.jspecify.annotations.NullMarked;
