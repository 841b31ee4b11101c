/**
 * The shared parts of the kit's exercises about users: test users, questions and correct replies.
 */
@NullMarked
package unblock.engine.exercise.users;

import org.jspecify.annotations.NullMarked;
