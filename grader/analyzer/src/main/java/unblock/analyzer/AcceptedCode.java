package unblock.analyzer;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.tree.MethodNode;

/**
 * The methods whose blocking calls the project accepts: methods and classes with an annotation, and
 * the lambdas and nested classes in them.
 */
final class AcceptedCode {
  private final InspectedCode program;
  private final Set<String> annotations;
  private final Map<InspectedMethod, Boolean> known = new HashMap<>();

  /**
   * @param annotations the simple names of the annotations; none accepts nothing
   */
  AcceptedCode(InspectedCode program, Set<String> annotations) {
    this.program = program;
    this.annotations = annotations;
  }

  boolean has(InspectedMethod method) {
    return !annotations.isEmpty() && known.computeIfAbsent(method, this::isAccepted);
  }

  private boolean isAccepted(InspectedMethod method) {
    String name = DisplayNames.enclosing(method.node.name);
    for (MethodNode each : method.owner.methods) {
      if (each.name.equals(name) && isMarked(ClassHeader.annotations(each))) {
        return true;
      }
    }
    String type = method.owner.name;
    while (!type.isEmpty()) {
      if (program.node(type).map(ClassHeader::annotations).filter(this::isMarked).isPresent()) {
        return true;
      }
      type = type.substring(0, Math.max(0, type.lastIndexOf('$')));
    }
    return false;
  }

  private boolean isMarked(Set<String> present) {
    return present.stream().map(DisplayNames::simple).anyMatch(annotations::contains);
  }
}
