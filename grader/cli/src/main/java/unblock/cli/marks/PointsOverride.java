package unblock.cli.marks;

import java.util.Optional;

/**
 * The points that a teacher set by hand for one student.
 *
 * @param student an id, an e-mail address or a username of the student, or the submission's name
 * @param exercise the exercise that they are for; empty for the whole mark
 * @param points in place of those of the grade
 * @param reason in the teacher's words; may be empty
 */
record PointsOverride(String student, Optional<String> exercise, double points, String reason) {}
