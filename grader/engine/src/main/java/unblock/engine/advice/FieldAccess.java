package unblock.engine.advice;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/**
 * One access of the code to the value of a field, or to the value in an atomic object that a field
 * holds.
 *
 * @param field the class and the name of the field
 */
record FieldAccess(Kind kind, String field) {
  /** What the access does with the value. */
  enum Kind {
    READ,
    WRITE,
    /** Adds one, or adds an element. */
    COUNT
  }

  private static final String CONCURRENT = "java/util/concurrent/";
  private static final String ATOMIC = CONCURRENT + "atomic/";
  private static final Set<String> COUNTING =
      Set.of("incrementAndGet", "getAndIncrement", "increment");
  private static final Set<String> ADDING = Set.of("addAndGet", "getAndAdd", "add");

  /** Returns the accesses of a method by their instructions. */
  static Map<AbstractInsnNode, FieldAccess> of(CodeMethod method) {
    Map<AbstractInsnNode, FieldAccess> found = new HashMap<>();
    StackSources.of(method)
        .ifPresent(
            sources -> {
              method
                  .instructions(FieldInsnNode.class)
                  .forEach(each -> found.put(each, of(each, sources)));
              method
                  .instructions(MethodInsnNode.class)
                  .forEach(each -> of(each, sources).ifPresent(use -> found.put(each, use)));
            });
    return found;
  }

  private static FieldAccess of(FieldInsnNode at, StackSources sources) {
    boolean writes = at.getOpcode() == Opcodes.PUTFIELD || at.getOpcode() == Opcodes.PUTSTATIC;
    boolean adds =
        writes
            && sources
                .stored(at)
                .filter(
                    value -> value.getOpcode() == Opcodes.IADD || value.getOpcode() == Opcodes.LADD)
                .isPresent();
    return new FieldAccess(adds ? Kind.COUNT : writes ? Kind.WRITE : Kind.READ, name(at));
  }

  private static Optional<FieldAccess> of(MethodInsnNode call, StackSources sources) {
    if (!call.owner.startsWith("java/util/")) {
      return Optional.empty();
    }
    var values = sources.of(call);
    return values.stream()
        .limit(1)
        .flatMap(Optional::stream)
        .filter(FieldInsnNode.class::isInstance)
        .map(FieldInsnNode.class::cast)
        .filter(field -> field.desc.startsWith("Ljava/util/"))
        .flatMap(
            field ->
                kind(call, values.get(values.size() - 1)).stream()
                    .map(kind -> new FieldAccess(kind, name(field))))
        .findFirst();
  }

  private static Optional<Kind> kind(MethodInsnNode call, Optional<AbstractInsnNode> last) {
    boolean isAtomic = call.owner.startsWith(ATOMIC);
    if (isAtomic && call.name.matches("get(Plain|Opaque|Acquire)?")) {
      return Optional.of(Kind.READ);
    }
    if (isAtomic && call.name.matches("(lazyS|s|getAndS|compareAndS|weakCompareAndS).*")) {
      return Optional.of(Kind.WRITE);
    }
    boolean addsOne = last.flatMap(StackSources::constant).filter(value -> value == 1).isPresent();
    boolean counts =
        isAtomic
            ? COUNTING.contains(call.name) || (ADDING.contains(call.name) && addsOne)
            : call.name.equals("add") || isRegistration(call);
    return counts ? Optional.of(Kind.COUNT) : Optional.empty();
  }

  /** Whether it registers with a phaser and ignores whether that has ended. */
  private static boolean isRegistration(MethodInsnNode call) {
    var next = CodeMethod.skip(call.getNext());
    return call.owner.equals(CONCURRENT + "Phaser")
        && call.name.equals("register")
        && next != null
        && next.getOpcode() == Opcodes.POP;
  }

  private static String name(FieldInsnNode at) {
    return at.owner + "." + at.name;
  }
}
