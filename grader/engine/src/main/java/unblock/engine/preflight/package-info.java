/**
 * The requirements that a machine must meet before grading. Each requirement decides from values
 * that are read once, so that a test can supply others.
 */
@NullMarked
package unblock.engine.preflight;

import org.jspecify.annotations.NullMarked;
