package unblock.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static unblock.engine.EnglishTexts.english;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import unblock.engine.exercise.Exercise;
import unblock.engine.judge.Judge;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradedCriterion;
import unblock.engine.model.Verdict;
import unblock.engine.submission.SourceFile;

/**
 * Tests a correct answer that computes: twenty requests together take longer than a single one may.
 */
class ComputingTest {
  private static final String FILE = "unblock/exercises/offload/UserHandlers.java";
  private static final String REPLY = ".thenAccept(reply)";

  /**
   * Always on the pool: a continuation of a look-up that has just ended would run on the worker.
   */
  private static final String COMPUTED_REPLY =
      ".thenAcceptAsync(found -> { hash(); reply.accept(found); }, pool)";

  private static final String HASH =
      """
        private static void hash() {
          try {
            javax.crypto.SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                .generateSecret(
                    new javax.crypto.spec.PBEKeySpec(
                        "secret".toCharArray(), new byte[16], 200_000, 256));
          } catch (java.security.GeneralSecurityException e) {
            throw new IllegalStateException(e);
          }
        }
      }
      """;

  /** Timing is not checked: hashing needs cores, and there may be fewer cores than requests. */
  @Test
  void itIsWaitedForWhileItsRequestsGetOn() throws Exception {
    String right = Files.readString(Path.of("../../solutions/src/main/java", FILE));
    String hashing = right.replace(REPLY, COMPUTED_REPLY).replaceFirst("}\\s*$", HASH);
    assertThat(hashing).contains(COMPUTED_REPLY, HASH);
    Exercise offload = Course.standard().get("offload");

    try (Grader grader = new Grader(20261128)) {
      assertThat(
              Judge.judge(
                      offload,
                      grader.evidence("hashes", offload, List.of(new SourceFile(FILE, hashing))))
                  .criteria())
          .filteredOn(each -> !each.aspect().equals(Aspect.TIMING))
          .allSatisfy(
              each ->
                  assertThat(each.verdict())
                      .as(english(each.title()) + ": " + english(each.message()))
                      .isEqualTo(Verdict.PASSED))
          .extracting(GradedCriterion::aspect)
          .contains(Aspect.CONCURRENCY);
    }
  }
}
