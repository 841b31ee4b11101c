package unblock.bench.compare;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
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
  private record Entry(String owner, Optional<HandlerLabel> verdict) {}

  private final Map<String, List<Entry>> entries = new HashMap<>();

  private CatalogueRules() {}

  static CatalogueRules read() throws IOException {
    CatalogueRules listed = new CatalogueRules();
    try (InputStream catalogue = HandlerInspector.class.getResourceAsStream("catalogue/jdk.txt")) {
      if (catalogue == null) {
        throw new IllegalStateException("the catalogue of blocking calls is missing");
      }
      new String(catalogue.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#") && !line.startsWith("@"))
          .forEach(listed::add);
    }
    return listed;
  }

  private void add(String line) {
    String[] words = line.split("\\s+", 4);
    Entry entry = new Entry(words[0], verdict(words[2]));
    if (entry.verdict().isPresent() || words[2].equals("never")) {
      for (String method : words[1].split(",", -1)) {
        String name = method.replaceFirst("^new\\b", "<init>");
        entries.computeIfAbsent(name, key -> new ArrayList<>()).add(entry);
      }
    }
  }

  private static Optional<HandlerLabel> verdict(String severity) {
    return switch (severity) {
      case "blocks", "blocks-unless-zero", "may-block", "may-block-unless-zero" ->
          Optional.of(HandlerLabel.BLOCKS);
      case "computes" -> Optional.of(HandlerLabel.COMPUTES);
      default -> Optional.empty();
    };
  }

  /** Returns the catalogue's label for the called method. */
  HandlerLabel verdict(JavaCodeUnitAccess<?> call) {
    CodeUnitAccessTarget target = call.getTarget();
    List<Entry> found = new ArrayList<>(matching(target, target.getName()));
    found.addAll(matching(target, target.getName() + descriptor(target)));
    boolean excepted = found.stream().anyMatch(entry -> entry.verdict().isEmpty());
    return excepted
        ? HandlerLabel.OK
        : found.stream()
            .flatMap(e -> e.verdict().stream())
            .sorted()
            .findFirst()
            .orElse(HandlerLabel.OK);
  }

  private List<Entry> matching(CodeUnitAccessTarget target, String method) {
    return entries.getOrDefault(method, List.of()).stream()
        .filter(
            entry ->
                method.startsWith("<init>")
                    ? target.getOwner().getName().equals(entry.owner())
                    : target.getOwner().isAssignableTo(entry.owner()))
        .toList();
  }

  private static String descriptor(CodeUnitAccessTarget target) {
    StringBuilder descriptor = new StringBuilder("(");
    target.getRawParameterTypes().forEach(type -> descriptor.append(descriptor(type)));
    return descriptor.append(")").append(descriptor(target.getRawReturnType())).toString();
  }

  private static String descriptor(JavaClass type) {
    if (type.isPrimitive()) {
      return type.reflect().descriptorString();
    }
    String name = type.getName().replace('.', '/');
    return type.isArray() ? name : "L" + name + ";";
  }

  /** Returns the predicate for rules: a call that the catalogue lists. */
  <T extends JavaCodeUnitAccess<?>> DescribedPredicate<T> calls() {
    return DescribedPredicate.describe("listed", call -> verdict(call) != HandlerLabel.OK);
  }
}
