package unblock.cli.journal;

import java.util.List;
import java.util.Objects;
import unblock.engine.model.SubmissionRights;

/**
 * The settings that must be equal for all grades of a round.
 *
 * @param version the exact version of the grader
 * @param seed the seed of every random choice
 * @param exercises the ids of the graded exercises, in the catalogue's order
 * @param skeleton a fingerprint of the skeleton code, which does not count as similarity
 * @param rubric SHA-256 of the rubric; empty for the kit's own
 * @param shard the part of the class that is graded here
 * @param rights the rights of submissions; the grader's rights if an older journal does not contain
 *     them
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

  /** Returns the settings of another part of the same round. */
  public RunSettings with(ClassShard other) {
    return new RunSettings(version, seed, exercises, skeleton, rubric, other, rights);
  }
}
