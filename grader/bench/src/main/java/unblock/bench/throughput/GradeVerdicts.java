package unblock.bench.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The verdicts of one grade.
 *
 * @param passed the keys of the criteria that passed, as in {@code offload.login.answers}
 * @param others the keys of all other criteria
 */
record GradeVerdicts(Set<String> passed, Set<String> others) {
  GradeVerdicts {
    passed = Set.copyOf(passed);
    others = Set.copyOf(others);
  }

  /** Reads them from a {@code grade.json}; empty if there is no such file. */
  static Optional<GradeVerdicts> read(Path file) throws IOException {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    Set<String> passed = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (JsonNode exercise : new ObjectMapper().readTree(file.toFile()).path("exercises")) {
      for (JsonNode criterion : exercise.path("criteria")) {
        boolean isPassed = criterion.path("verdict").asText().equals("passed");
        (isPassed ? passed : others).add(criterion.path("key").asText());
      }
    }
    return Optional.of(new GradeVerdicts(passed, others));
  }

  /** Whether all criteria passed. */
  boolean isRight() {
    return others.isEmpty();
  }
}
