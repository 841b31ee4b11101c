/**
 * What only a teacher's machine meets: many submissions at once, zip files, the exports of learning
 * platforms, git repositories, and a roster of who should hand in. Each becomes an {@link
 * unblock.cli.intake.Arrival} with a name of its own, which is read when its turn comes, or one
 * sentence that says why not. Nothing is unpacked to disk. {@link
 * unblock.cli.intake.ArrivalList#of} is the door.
 */
@NullMarked
package unblock.cli.intake;

import org.jspecify.annotations.NullMarked;
