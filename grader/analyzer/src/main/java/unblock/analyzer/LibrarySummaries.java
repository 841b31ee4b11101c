package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The shipped summaries of libraries. They judge calls of missing libraries, and calls of present
 * ones that lead through interfaces. A file is read when the first class in one of its packages is
 * asked for.
 */
final class LibrarySummaries {
  /** The number of parts of a package by which the index finds a file. */
  private static final int PARTS = 3;

  /** The files by the start of their packages, as in {@code org/apache/kafka}. */
  private static final Map<String, List<String>> FILES = index();

  private static final Map<String, Catalogue> READ = new ConcurrentHashMap<>();

  private LibrarySummaries() {}

  /** Returns the summaries for the packages of that class; empty if there are none. */
  static Optional<Catalogue> of(String type) {
    String start = start(type);
    return FILES.containsKey(start)
        ? Optional.of(READ.computeIfAbsent(start, LibrarySummaries::read))
        : Optional.empty();
  }

  /** Returns the supertypes of that class, as far as they matter. */
  static List<String> supertypes(String type) {
    return of(type).map(catalogue -> catalogue.supertypes(type)).orElse(List.of());
  }

  private static Catalogue read(String start) {
    List<String> lines = new ArrayList<>();
    for (String file : FILES.getOrDefault(start, List.of())) {
      lines.addAll(CatalogueFile.lines("summaries/" + file));
    }
    return Catalogue.of(lines);
  }

  /** Returns the first parts of the package. */
  private static String start(String type) {
    int end = -1;
    for (int part = 0; part < PARTS; part++) {
      int next = type.indexOf('/', end + 1);
      if (next < 0) {
        break;
      }
      end = next;
    }
    return type.substring(0, Math.max(end, 0));
  }

  private static Map<String, List<String>> index() {
    Map<String, List<String>> files = new HashMap<>();
    for (String line : CatalogueFile.lines("summaries/index.txt")) {
      List<String> words = CatalogueFile.words(line);
      for (String start : words.subList(1, words.size())) {
        files.computeIfAbsent(start.replace('.', '/'), key -> new ArrayList<>()).add(words.get(0));
      }
    }
    return files;
  }
}
