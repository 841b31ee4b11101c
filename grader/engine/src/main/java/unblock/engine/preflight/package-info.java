/**
 * What this machine must have before anything is graded. Each requirement decides from values that
 * are read once, so that a test can give it others.
 */
@NullMarked
package unblock.engine.preflight;

import org.jspecify.annotations.NullMarked;
