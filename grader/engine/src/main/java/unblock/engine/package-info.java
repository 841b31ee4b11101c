/** The grader as a whole: what it takes, what it gives, and the exercises it knows. */
@NullMarked
package unblock.engine;

import org.jspecify.annotations.NullMarked;
