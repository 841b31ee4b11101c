/**
 * What an exercise is: the interface that each one implements, and the types it is described with.
 * An exercise of the kit has a folder below this one; one of a teacher's own is found by {@link
 * java.util.ServiceLoader} in the same way.
 */
@NullMarked
package unblock.engine.exercise;

import org.jspecify.annotations.NullMarked;
