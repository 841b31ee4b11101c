package unblock.grader.inspect;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import unblock.grader.model.Severity;

/** The blocking calls and where library functions run: the data of the analysis. */
final class Catalogue {
  /** One call that holds its thread: {@code when} says under which condition it counts. */
  record Entry(Severity severity, When when, String reason) {}

  /** Under which condition an entry counts. */
  enum When {
    ALWAYS,
    NEVER,
    UNLESS_ZERO,
    IN_LOOP
  }

  /** What a library does with a function that it is given. */
  enum Use {
    SAME,
    MAYBE,
    OFF,
    KEEPS
  }

  private static final Entry NOTHING = new Entry(Severity.NOTE, When.NEVER, "");
  private static final Catalogue SHIPPED = read("blocking.txt", "threads.txt");

  private final Map<String, Map<String, Entry>> blocking = new HashMap<>();
  private final Map<String, Entry> annotations = new LinkedHashMap<>();
  private final Map<String, Map<String, Use>> uses = new HashMap<>();
  private final Set<String> names = new HashSet<>();

  private Catalogue() {}

  static Catalogue shipped() {
    return SHIPPED;
  }

  /** The entry for a call on an object of that type: the nearest of its supertypes decides. */
  Optional<Entry> find(Hierarchy hierarchy, String type, String method, String descriptor) {
    if (names.contains(method)) {
      for (String supertype : supertypes(hierarchy, type, method)) {
        Map<String, Entry> entries = blocking.get(supertype);
        if (entries != null) {
          Entry exact = entries.get(method + descriptor);
          Entry found = exact != null ? exact : entries.get(method);
          if (found != null) {
            return found.when() == When.NEVER ? Optional.empty() : Optional.of(found);
          }
        }
      }
    }
    return hierarchy
        .header(type)
        .flatMap(header -> header.method(method, descriptor))
        .flatMap(declared -> annotated(declared.annotations()));
  }

  /** The entry of an annotation such as {@code @Blocking}. */
  Optional<Entry> annotated(Set<String> present) {
    for (String annotation : present) {
      Entry entry = annotations.get(annotation);
      if (entry != null) {
        return Optional.of(entry);
      }
    }
    return Optional.empty();
  }

  Optional<Use> use(Hierarchy hierarchy, String type, String method) {
    for (String supertype : hierarchy.supertypes(type)) {
      Use use = uses.getOrDefault(supertype, Map.of()).get(method);
      if (use != null) {
        return Optional.of(use);
      }
    }
    return Optional.empty();
  }

  private static List<String> supertypes(Hierarchy hierarchy, String type, String method) {
    return method.equals("<init>") ? List.of(type) : hierarchy.supertypes(type);
  }

  private static Catalogue read(String blocking, String threads) {
    Catalogue catalogue = new Catalogue();
    for (String line : lines(blocking)) {
      catalogue.addBlocking(line);
    }
    for (String line : lines(threads)) {
      String[] words = line.split("\\s+", 3);
      catalogue
          .uses
          .computeIfAbsent(words[0].replace('.', '/'), owner -> new HashMap<>())
          .put(words[1], Use.valueOf(words[2].strip().toUpperCase(Locale.ROOT)));
    }
    return catalogue;
  }

  private void addBlocking(String line) {
    String[] words = line.split("\\s+", 4);
    if (words.length < 3) {
      throw new IllegalStateException("not owner, method, severity, reason: " + line);
    }
    Entry entry = entry(words[2], words.length == 4 ? words[3] : "");
    String owner = words[0].replace('.', '/');
    if (owner.startsWith("@")) {
      annotations.put(owner.substring(1), entry);
      return;
    }
    for (String name : words[1].split(",", -1)) {
      String method = name.equals("new") ? "<init>" : name.replaceFirst("^new\\(", "<init>(");
      blocking.computeIfAbsent(owner, key -> new HashMap<>()).put(method, entry);
      names.add(method.replaceFirst("\\(.*", ""));
    }
  }

  private static Entry entry(String word, String reason) {
    return switch (word) {
      case "never" -> NOTHING;
      case "blocks" -> new Entry(Severity.BLOCKS, When.ALWAYS, reason);
      case "blocks-unless-zero" -> new Entry(Severity.BLOCKS, When.UNLESS_ZERO, reason);
      case "blocks-in-loop" -> new Entry(Severity.BLOCKS, When.IN_LOOP, reason);
      case "may-block" -> new Entry(Severity.MAY_BLOCK, When.ALWAYS, reason);
      case "may-block-unless-zero" -> new Entry(Severity.MAY_BLOCK, When.UNLESS_ZERO, reason);
      case "computes" -> new Entry(Severity.COMPUTES, When.ALWAYS, reason);
      case "computes-in-loop" -> new Entry(Severity.COMPUTES, When.IN_LOOP, reason);
      case "opaque" -> new Entry(Severity.OPAQUE, When.ALWAYS, reason);
      default -> throw new IllegalStateException("not a severity of the catalogue: " + word);
    };
  }

  private static List<String> lines(String resource) {
    try (InputStream in = Catalogue.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the kit is incomplete: " + resource + " is missing");
      }
      try (BufferedReader reader =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
        return reader
            .lines()
            .map(String::strip)
            .filter(line -> !line.isEmpty() && !line.startsWith("#"))
            .toList();
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the kit is broken: " + resource + " cannot be read", e);
    }
  }
}
