package unblock.analyzer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Supertypes of classes in libraries that are not on the class path, as far as the catalogue needs
 * them.
 */
final class KnownSupertypes {
  private static final Map<String, List<String>> SUPERTYPES = read();

  private KnownSupertypes() {}

  static List<String> supertypes(String type) {
    List<String> known = SUPERTYPES.get(type);
    return known == null ? LibrarySummaries.supertypes(type) : known;
  }

  private static Map<String, List<String>> read() {
    Map<String, List<String>> all = new HashMap<>();
    for (String line : CatalogueFile.lines("supertypes.txt")) {
      List<String> names =
          Stream.of(line.split("\\s+")).map(name -> name.replace('.', '/')).toList();
      all.put(names.get(0), names.subList(1, names.size()));
    }
    return all;
  }
}
