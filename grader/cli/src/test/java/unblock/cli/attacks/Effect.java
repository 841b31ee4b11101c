package unblock.cli.attacks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The proof that an attack passed its first step, or was refused there. A submission that fails
 * before its attack also earns nothing, but would prove nothing. One proof is enough.
 *
 * @param output a pattern in the output of the submission
 * @param evidence a pattern in its grade.json
 * @param refused a pattern in either, with which the attack reports the protection that stopped it
 * @param submitted files of the attack, each of which must exist
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

  /** Whether the stored files of that submission contain one of the proofs. */
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
