/**
 * Adds probes around the calls in a submission's compiled classes, so that its run shows which of
 * them are made on the worker. The classes otherwise behave as before. The entry point is {@link
 * unblock.engine.probe.ProbeWriter}.
 */
@NullMarked
package unblock.engine.probe;

import org.jspecify.annotations.NullMarked;
