package unblock.cli.journal;

import java.util.List;
import java.util.Objects;
import unblock.engine.model.SubmissionRights;

/**
 * What has to be the same for grades to belong to one round.
 *
 * @param version of the grader, exactly
 * @param seed what every random choice comes from
 * @param exercises the ids of those that are graded, in the catalogue's order
 * @param skeleton a print of the code that was given, and says nothing about likeness
 * @param rubric SHA-256 of the rubric that points are by; empty for the kit's own
 * @param shard the part of the class that is graded here
 * @param rights whose rights submissions have; the grader's where an older journal does not say
 */
public record RunSettings(
    String version,
    long seed,
    List<String> exercises,
    String skeleton,
    String rubric,
    ClassShard shard,
    SubmissionRights rights) {
  public RunSettings {
    exercises = List.copyOf(exercises);
    rubric = Objects.requireNonNullElse(rubric, "");
    rights = Objects.requireNonNullElse(rights, SubmissionRights.GRADER);
  }

  /** The same round, another part of it. */
  public RunSettings with(ClassShard other) {
    return new RunSettings(version, seed, exercises, skeleton, rubric, other, rights);
  }
}
