/**
 * The runtime of an exercise: stores over a real SQLite file, the server with its worker, and the
 * gate at which every slow call waits. It has two entry points: {@link unblock.runtime.LocalServer}
 * for a student with curl, and {@link unblock.runtime.ChildMain} for the grader. The runtime makes
 * no decisions; it reports its events over one connection.
 */
@NullMarked
package unblock.runtime;

import org.jspecify.annotations.NullMarked;
