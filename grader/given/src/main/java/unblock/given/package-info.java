/**
 * The API of an exercise: users, a blocking and a non-blocking way to look them up, and the three
 * handlers to write.
 */
@NullMarked
package unblock.given;

import org.jspecify.annotations.NullMarked;
