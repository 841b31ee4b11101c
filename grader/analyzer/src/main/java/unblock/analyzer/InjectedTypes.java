package unblock.analyzer;

import java.util.Set;
import org.objectweb.asm.tree.ClassNode;

/** The classes whose objects a container creates, as their annotations show. */
final class InjectedTypes {
  /** Annotations of constructors, by their simple names. */
  private static final Set<String> CONSTRUCTORS = Set.of("Inject", "Autowired", "AssistedInject");

  /** Annotations of classes, by their simple names. */
  private static final Set<String> CLASSES =
      Set.of(
          "Singleton",
          "ApplicationScoped",
          "RequestScoped",
          "Dependent",
          "Named",
          "Component",
          "Service",
          "Repository",
          "Controller",
          "Bean",
          "Factory",
          "Prototype",
          "AutoService",
          "ContributesBinding");

  private InjectedTypes() {}

  static boolean isInjected(ClassNode node) {
    return hasOneOf(ClassHeader.annotations(node), CLASSES)
        || node.methods.stream()
            .filter(method -> method.name.equals("<init>"))
            .anyMatch(method -> hasOneOf(ClassHeader.annotations(method), CONSTRUCTORS));
  }

  private static boolean hasOneOf(Set<String> annotations, Set<String> names) {
    return annotations.stream().map(DisplayNames::simple).anyMatch(names::contains);
  }
}
