/**
 * What an exercise is given: users, two ways to look them up (one blocks, one does not), and the
 * three handlers to write.
 */
@NullMarked
package unblock.given;

import org.jspecify.annotations.NullMarked;
