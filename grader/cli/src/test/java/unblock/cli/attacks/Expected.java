package unblock.cli.attacks;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The content of an attack's expected.json. An unknown key is refused, because a misspelt one would
 * check nothing.
 */
record Expected(
    int row,
    String why,
    Map<String, Double> most,
    Effect effect,
    @Nullable List<String> never,
    @Nullable List<String> unsaid,
    boolean alone,
    @Nullable Map<String, String> needs,
    Map<IsolationMode, AttackOutcome> results) {
  private static final ObjectMapper MAPPER =
      new ObjectMapper().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  Expected {
    Objects.requireNonNull(why, "why");
    Objects.requireNonNull(most, "most");
    Objects.requireNonNull(effect, "effect");
    never = never == null ? List.of() : never;
    unsaid = unsaid == null ? List.of() : unsaid;
    needs = needs == null ? Map.of() : needs;
    Objects.requireNonNull(results, "results");
    if (results.size() < IsolationMode.values().length) {
      throw new IllegalArgumentException("The results of a mode are missing: " + results);
    }
    if (needs.containsKey("process")
        == (results.get(IsolationMode.WITHOUT_GUARDS) == AttackOutcome.HOLDS)) {
      throw new IllegalArgumentException("It holds without guards just if it needs none: " + why);
    }
  }

  static Expected read(Path file) throws IOException {
    return MAPPER.readValue(file.toFile(), Expected.class);
  }
}
