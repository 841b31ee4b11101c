/**
 * The interface of an exercise and the types that describe one. Each exercise of the kit has a
 * folder below this one; {@link java.util.ServiceLoader} finds it, and a teacher's own exercise in
 * the same way.
 */
@NullMarked
package unblock.engine.exercise;

import org.jspecify.annotations.NullMarked;
