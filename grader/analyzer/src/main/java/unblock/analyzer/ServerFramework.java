package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods that a server framework calls on its event loops or workers, as a file in {@code
 * entrypoints} lists them.
 */
final class ServerFramework {
  private static final List<ServerFramework> ALL =
      CatalogueFile.lines("entrypoints/index.txt").stream().map(ServerFramework::new).toList();

  private final Map<String, Set<String>> calls = new HashMap<>();
  private final Map<String, Set<String>> annotated = new HashMap<>();
  private final Set<String> unless = new HashSet<>();
  private final Set<String> elsewhere = new HashSet<>();
  private final List<String> packages = new ArrayList<>();
  private final Set<String> onlyWith = new HashSet<>();

  private ServerFramework(String file) {
    CatalogueFile.lines("entrypoints/" + file).forEach(this::add);
  }

  static List<ServerFramework> all() {
    return ALL;
  }

  /** Whether some framework calls objects and lambdas of that type. */
  static boolean isCalled(String type) {
    return ALL.stream().anyMatch(each -> each.calls.containsKey(type));
  }

  /** Whether that method of a framework runs its argument on another thread than the loop. */
  static boolean runsElsewhere(String owner, String method) {
    return ALL.stream().anyMatch(each -> each.elsewhere.contains(owner + "." + method));
  }

  /** Whether the type belongs to a framework. */
  static boolean owns(String type) {
    return ALL.stream().anyMatch(each -> each.packages.stream().anyMatch(type::startsWith));
  }

  /** Whether the code uses the framework in a way in which it runs handlers on its loop. */
  boolean isUsedIn(InspectedCode program) {
    return onlyWith.isEmpty() || onlyWith.stream().anyMatch(program::isCalled);
  }

  /** Returns the names of the methods that the framework calls on objects of that type. */
  Set<String> methodsOf(String type) {
    return calls.getOrDefault(type, Set.of());
  }

  /** Whether annotations of the method make it a handler that runs on the loop. */
  boolean isAnnotated(MethodNode method, Set<String> ofClass) {
    Set<String> own = ClassHeader.annotations(method);
    if (Stream.of(own, ofClass).flatMap(Set::stream).anyMatch(unless::contains)) {
      return false;
    }
    String returned = Type.getReturnType(method.desc).getClassName().replace('.', '/');
    return own.stream()
        .flatMap(annotation -> returns(annotation).stream())
        .anyMatch(types -> types.isEmpty() || types.contains(returned));
  }

  /** Returns the types of the results that go with the annotation; empty for any type. */
  private Optional<Set<String>> returns(String annotation) {
    Set<String> own = annotated.get(annotation);
    String all = annotation.substring(0, annotation.lastIndexOf('/') + 1) + "*";
    return Optional.ofNullable(own == null ? annotated.get(all) : own);
  }

  private void add(String line) {
    List<String> words = CatalogueFile.words(line);
    String name = internal(words.get(1));
    switch (words.get(0)) {
      case "calls" -> calls.put(name, Set.copyOf(List.of(words.get(2).split(",", -1))));
      case "annotated" -> {
        Set<String> types = new HashSet<>();
        // The word between the annotation and its types is "returns".
        words.stream().skip(3).map(ServerFramework::internal).forEach(types::add);
        annotated.put(name, types);
      }
      case "unless" -> unless.add(name);
      case "elsewhere" -> {
        for (String method : words.get(2).split(",", -1)) {
          elsewhere.add(name + "." + method);
        }
      }
      case "only-with" -> onlyWith.add(words.get(1));
      case "package" -> packages.add(name + "/");
      default -> throw new IllegalStateException("not a line about entry points: " + line);
    }
  }

  private static String internal(String name) {
    return name.replace('.', '/');
  }
}
