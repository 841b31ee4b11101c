/**
 * The intake of submissions on a teacher's machine: many submissions at once, zip files, the
 * exports of learning platforms, git repositories, and a roster of the students. Each becomes an
 * {@link unblock.cli.intake.Arrival} with a unique name, which is read when its grading begins, or
 * one sentence with the reason for a refusal. Nothing is unpacked to disk. {@link
 * unblock.cli.intake.ArrivalList#of} is the entry point.
 */
@NullMarked
package unblock.cli.intake;

import org.jspecify.annotations.NullMarked;
