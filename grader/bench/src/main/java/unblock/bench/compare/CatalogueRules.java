package unblock.bench.compare;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.analyzer.HandlerInspector;
import unblock.bench.HandlerLabel;

/**
 * Unblock's catalogue in the form that an ArchUnit user would write, so that the comparison is
 * about rules and not about lists. A method that blocks depending on an argument is listed; a
 * method that blocks only in a loop is not, because ArchUnit shows neither arguments nor loops.
 */
final class CatalogueRules {
  private final Map<String, List<CatalogueEntry>> entries = new HashMap<>();

  private CatalogueRules() {}

  static CatalogueRules read() throws IOException {
    CatalogueRules listed = new CatalogueRules();
    for (String file : lines("index.txt")) {
      lines(file).forEach(listed::add);
    }
    return listed;
  }

  private static List<String> lines(String file) throws IOException {
    try (InputStream text = HandlerInspector.class.getResourceAsStream("catalogue/" + file)) {
      if (text == null) {
        throw new IllegalStateException("a file of the catalogue is missing: " + file);
      }
      return new String(text.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .toList();
    }
  }

  private void add(String line) {
    String[] words = line.split("\\s+", 4);
    Optional<HandlerLabel> verdict = verdict(words[2]);
    if (verdict.isPresent() || words[2].equals("never")) {
      for (String method : words[1].split(",", -1)) {
        String name = method.replaceFirst("\\(.*", "");
        String descriptor = method.substring(name.length());
        String unit = name.equals("new") ? "<init>" : name;
        entries
            .computeIfAbsent(unit, key -> new ArrayList<>())
            .add(new CatalogueEntry(words[0], unit, descriptor, verdict));
      }
    }
  }

  private static Optional<HandlerLabel> verdict(String severity) {
    if (severity.endsWith("-in-loop")) {
      return Optional.empty();
    }
    if (severity.startsWith("blocks") || severity.startsWith("may-block")) {
      return Optional.of(HandlerLabel.BLOCKS);
    }
    return severity.equals("computes") ? Optional.of(HandlerLabel.COMPUTES) : Optional.empty();
  }

  /** Returns the catalogue's label for the called method. */
  HandlerLabel verdict(JavaCodeUnitAccess<?> call) {
    CodeUnitAccessTarget target = call.getTarget();
    List<CatalogueEntry> found = covering(target, target.getName());
    if (found.isEmpty()) {
      found = covering(target, "*");
    }
    boolean excepted = found.stream().anyMatch(entry -> entry.verdict().isEmpty());
    return excepted
        ? HandlerLabel.OK
        : found.stream()
            .flatMap(entry -> entry.verdict().stream())
            .sorted()
            .findFirst()
            .orElse(HandlerLabel.OK);
  }

  private List<CatalogueEntry> covering(CodeUnitAccessTarget target, String method) {
    return entries.getOrDefault(method, List.of()).stream()
        .filter(entry -> entry.covers(target))
        .toList();
  }

  /** Returns the predicate for rules: a call that the catalogue lists. */
  <T extends JavaCodeUnitAccess<?>> DescribedPredicate<T> calls() {
    return DescribedPredicate.describe("listed", call -> verdict(call) != HandlerLabel.OK);
  }
}
