/**
 * The world an exercise runs in: stores over a real SQLite file, the server with its worker, and
 * the gate that every slow call passes. It has two doors: {@link unblock.runtime.LocalServer} for a
 * student with curl, and {@link unblock.runtime.ChildMain} for the grader, which decides nothing
 * and reports over one connection what happens in here.
 */
@NullMarked
package unblock.runtime;

import org.jspecify.annotations.NullMarked;
