package unblock.analyzer;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.objectweb.asm.Type;
import unblock.analyzer.Catalogue.Entry;
import unblock.analyzer.Catalogue.When;

/**
 * Judges calls of missing libraries by the names of the class and the method, as in {@code
 * UserRepository.findAll}. Without this guess, nothing is known about a library that is neither on
 * the class path nor in the catalogue, and its calls would pass without a finding.
 */
final class LibraryNames {
  /** The places between two words of a name. */
  private static final Pattern CAPITALS =
      Pattern.compile("(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  private static final Map<String, List<String>> WORDS = read();

  private static final Entry LIKELY =
      new Entry(Severity.MAY_BLOCK, When.ALWAYS, String.join(" ", words("reason")));

  private LibraryNames() {}

  /**
   * Returns the entry for a call that the catalogue does not list.
   *
   * @param type the called class, or a class of the inspected code that inherits from a missing one
   */
  static Optional<Entry> judge(
      TypeHierarchy hierarchy, String type, String method, String descriptor) {
    return !isLater(method, descriptor)
            && hierarchy.supertypes(type).stream()
                .filter(each -> LibraryCode.isEntered(each) && hierarchy.header(each).isEmpty())
                .anyMatch(each -> isLikely(DisplayNames.simple(each), method, descriptor))
        ? Optional.of(LIKELY)
        : Optional.empty();
  }

  private static boolean isLikely(String type, String method, String descriptor) {
    List<String> ofType = split(type);
    List<String> ofMethod = split(method);
    if (hasOneOf("harmless", last(ofType)) || hasOneOf("async", ofType)) {
      return false;
    }
    boolean isRemote = hasOneOf("remote", ofType);
    boolean isLink = hasOneOf("link", ofType);
    List<String> verb = ofMethod.subList(0, 1);
    return ((isRemote || isLink) && hasOneOf("asks", verb))
        || (isRemote && Type.getArgumentCount(descriptor) > 0 && hasOneOf("accesses", verb));
  }

  /** Whether the call only prepares work, or returns before the work is done. */
  private static boolean isLater(String method, String descriptor) {
    Type[] parameters = Type.getArgumentTypes(descriptor);
    List<String> ofMethod = split(method);
    return hasOneOf("prepares", last(ofMethod))
        || hasOneOf("async", ofMethod)
        || hasOneOf("later", words(Type.getReturnType(descriptor)))
        || (parameters.length > 0 && hasOneOf("later", words(parameters[parameters.length - 1])));
  }

  private static List<String> words(Type type) {
    return split(DisplayNames.simple(type.getClassName().replace('.', '/')));
  }

  private static List<String> split(String name) {
    return List.of(CAPITALS.split(name, -1));
  }

  private static List<String> last(List<String> words) {
    return words.subList(words.size() - 1, words.size());
  }

  private static boolean hasOneOf(String kind, List<String> words) {
    return words(kind).stream().anyMatch(words::contains);
  }

  private static List<String> words(String kind) {
    return WORDS.getOrDefault(kind, List.of());
  }

  private static Map<String, List<String>> read() {
    Map<String, List<String>> words = new HashMap<>();
    for (String line : CatalogueFile.lines("names.txt")) {
      List<String> all = CatalogueFile.words(line);
      words.put(all.get(0), all.subList(1, all.size()));
    }
    return words;
  }
}
