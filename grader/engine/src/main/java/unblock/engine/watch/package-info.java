/**
 * The watch: grades one exercise after each save and shows the next step. Its door is {@link
 * unblock.engine.watch.Watch}. Events of files, keys and gradings change a state, the state gives a
 * page, and a console shows the page.
 */
@NullMarked
package unblock.engine.watch;

import org.jspecify.annotations.NullMarked;
