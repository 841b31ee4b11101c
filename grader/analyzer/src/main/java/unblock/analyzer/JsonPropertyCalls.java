package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.ClassNode;
import unblock.analyzer.CallResolution.Callee;

/** Calls of all properties of an object that is written as JSON, on the writing thread. */
final class JsonPropertyCalls {
  private static final Set<String> WRITING = Set.of("json", "jsonStream", "writeJsonStream");
  private static final String IGNORED = "com/fasterxml/jackson/annotation/JsonIgnore";

  private final DataFlow flow;
  private final CallResolution calls;

  JsonPropertyCalls(DataFlow flow, CallResolution calls) {
    this.flow = flow;
    this.calls = calls;
  }

  void by(Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    if (!callee.owner().equals("io/javalin/http/Context") || !WRITING.contains(callee.name())) {
      return;
    }
    for (ValueFact written : flow.heap().withContents(arguments.get(1), this::isOfLibrary)) {
      if (written instanceof ValueFact.Instance view) {
        ask(view, here);
      }
    }
  }

  private boolean isOfLibrary(ValueFact.Instance object) {
    return !flow.program().has(object.type());
  }

  private void ask(ValueFact.Instance view, ProgramPoint here) {
    for (String type : flow.program().hierarchy().supertypes(view.type())) {
      Optional<ClassNode> node = flow.program().node(type);
      if (node.isEmpty()) {
        continue;
      }
      boolean isRecord = "java/lang/Record".equals(node.get().superName);
      node.get().methods.stream()
          .filter(m -> (m.access & Opcodes.ACC_PUBLIC) != 0 && (m.access & Opcodes.ACC_STATIC) == 0)
          .filter(m -> isProperty(m.name, m.desc) || (isRecord && isComponent(node.get(), m.name)))
          .filter(m -> !ClassHeader.annotations(m).contains(IGNORED))
          .forEach(
              m ->
                  flow.program()
                      .resolve(view.type(), m.name, m.desc)
                      .filter(method -> method.owner.name.equals(type))
                      .ifPresent(
                          method -> calls.enter(method, List.of(AbstractValue.of(view)), here)));
    }
  }

  private static boolean isProperty(String name, String descriptor) {
    return descriptor.startsWith("()")
        && Type.getReturnType(descriptor).getSort() != Type.VOID
        && ((name.startsWith("get") && name.length() > 3)
            || (name.startsWith("is") && descriptor.equals("()Z")));
  }

  private static boolean isComponent(ClassNode node, String name) {
    return node.recordComponents != null
        && node.recordComponents.stream().anyMatch(component -> component.name.equals(name));
  }
}
