/** What the kit's exercises about users share: who they are, what is asked and what is right. */
@NullMarked
package unblock.engine.exercise.users;

import org.jspecify.annotations.NullMarked;
