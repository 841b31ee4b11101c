package unblock.cli.attacks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proof that an attack got through its first step, or was refused there. A submission that dies
 * before it attacks earns nothing too, and would show nothing. One proof suffices.
 *
 * @param output a pattern in what the submission printed
 * @param evidence a pattern in its grade.json
 * @param refused a pattern in either, by which the attack reports the protection that stopped it
 * @param submitted files that the attack hands in, each of which must be there
 */
record Effect(
    @Nullable String output,
    @Nullable String evidence,
    @Nullable String refused,
    @Nullable List<String> submitted) {

  Effect {
    if (output == null && evidence == null && refused == null && submitted == null) {
      throw new IllegalArgumentException("An attack needs a proof of its effect");
    }
  }

  /** Whether one of the proofs is in what the grader kept of that submission. */
  boolean proven(Path submission, String printed, String grade) {
    return found(output, printed)
        || found(evidence, grade)
        || found(refused, printed + grade)
        || (submitted != null
            && submitted.stream().allMatch(each -> Files.isRegularFile(submission.resolve(each))));
  }

  private static boolean found(@Nullable String pattern, String text) {
    return pattern != null && Pattern.compile(pattern).matcher(text).find();
  }
}
