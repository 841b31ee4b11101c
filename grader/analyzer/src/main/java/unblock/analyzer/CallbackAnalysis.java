package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.SourceInterpreter;
import org.objectweb.asm.tree.analysis.SourceValue;
import unblock.analyzer.CallResolution.Callee;

/**
 * Determines how an unlisted library uses a function argument: the library's code shows whether it
 * only passes the function to another thread. In doubt, the library is assumed to run the function
 * at once.
 */
final class CallbackAnalysis {
  /** A way in which a library method uses a function. */
  private enum Way {
    /** The method calls it, or passes it to unknown code. */
    HERE,
    /** The method passes it to an executor or a thread. */
    ELSEWHERE
  }

  private static final int DEEPEST = 4;
  private static final AbstractInsnNode GIVEN = new InsnNode(Opcodes.NOP);

  private final TypeHierarchy hierarchy;
  private final Map<String, Boolean> known = new HashMap<>();
  private final Map<String, Optional<ClassNode>> classes = new HashMap<>();

  CallbackAnalysis(TypeHierarchy hierarchy) {
    this.hierarchy = hierarchy;
  }

  /** Whether the library's method passes that argument to other threads only. */
  boolean isOff(Callee callee, int argument) {
    String key = callee.owner() + "." + callee.name() + callee.descriptor() + argument;
    Boolean off = known.get(key);
    if (off == null) {
      Set<Way> ways = new HashSet<>();
      follow(callee, argument, ways, new HashSet<>(), 0);
      off = ways.equals(Set.of(Way.ELSEWHERE));
      known.put(key, off);
    }
    return off;
  }

  private void follow(Callee callee, int argument, Set<Way> ways, Set<String> seen, int depth) {
    Optional<MethodNode> method =
        LibraryCode.isEntered(callee.owner()) && depth < DEEPEST
            ? method(callee)
            : Optional.empty();
    if (method.isEmpty()) {
      ways.add(Way.HERE);
      return;
    }
    if (!seen.add(callee.owner() + "." + callee.name() + callee.descriptor() + argument)) {
      return;
    }
    try {
      Tracing tracing = new Tracing(argument + (callee.isStatic() ? 0 : 1), method.get());
      Frame<SourceValue>[] frames =
          new Analyzer<>(tracing).analyzeAndComputeMaxs(callee.owner(), method.get());
      int index = 0;
      for (AbstractInsnNode at : method.get().instructions) {
        Frame<SourceValue> frame = frames[index++];
        if (frame != null) {
          use(at, frame, ways, seen, depth);
        }
      }
    } catch (AnalyzerException | RuntimeException e) {
      ways.add(Way.HERE);
    }
  }

  private void use(
      AbstractInsnNode at, Frame<SourceValue> frame, Set<Way> ways, Set<String> seen, int depth) {
    int top = frame.getStackSize();
    if (at.getOpcode() == Opcodes.PUTFIELD
        || at.getOpcode() == Opcodes.PUTSTATIC
        || at.getOpcode() == Opcodes.ARETURN
        || at.getOpcode() == Opcodes.AASTORE) {
      if (isGiven(frame.getStack(top - 1))) {
        ways.add(Way.HERE);
      }
      return;
    }
    if (!(at instanceof MethodInsnNode call)) {
      return;
    }
    int count = Type.getArgumentTypes(call.desc).length;
    boolean isStatic = call.getOpcode() == Opcodes.INVOKESTATIC;
    if (!isStatic && isGiven(frame.getStack(top - count - 1))) {
      ways.add(Way.HERE);
    }
    for (int i = 0; i < count; i++) {
      if (isGiven(frame.getStack(top - count + i))) {
        if (handsOn(call)) {
          ways.add(Way.ELSEWHERE);
        } else if (!isAboutIt(call)) {
          Callee next = new Callee(call.getOpcode(), call.owner, call.name, call.desc);
          follow(next, i, ways, seen, depth + 1);
        }
      }
    }
  }

  private boolean handsOn(MethodInsnNode call) {
    return (ExecutorModel.isRunning(call.name)
            && hierarchy.is(call.owner, "java/util/concurrent/Executor"))
        || (call.owner.equals("java/lang/Thread")
            && (call.name.equals("<init>") || call.name.equals("startVirtualThread")))
        || (call.owner.equals("java/util/Timer") && call.name.startsWith("schedule"))
        || (call.owner.equals("java/util/concurrent/CompletableFuture")
            && call.name.endsWith("Async"));
  }

  /** Whether the call only checks the function. */
  private static boolean isAboutIt(MethodInsnNode call) {
    return call.owner.equals("java/util/Objects") || call.name.contains("checkNotNull");
  }

  private static boolean isGiven(SourceValue value) {
    return value.insns.contains(GIVEN);
  }

  private Optional<MethodNode> method(Callee callee) {
    for (String type : hierarchy.supertypes(callee.owner())) {
      Optional<ClassNode> node = classes.computeIfAbsent(type, this::read);
      for (MethodNode method : node.map(n -> n.methods).orElse(List.of())) {
        if (method.name.equals(callee.name()) && method.desc.equals(callee.descriptor())) {
          return method.instructions.size() > 0 ? Optional.of(method) : Optional.empty();
        }
      }
    }
    return Optional.empty();
  }

  private Optional<ClassNode> read(String type) {
    if (!LibraryCode.isEntered(type)) {
      return Optional.empty();
    }
    try {
      return hierarchy
          .libraries()
          .bytes(type)
          .map(
              bytes -> {
                ClassNode node = new ClassNode();
                new ClassReader(bytes)
                    .accept(node, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
                return node;
              });
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** Tracks one parameter and the values that are derived from it. */
  private static final class Tracing extends SourceInterpreter {
    private final int local;

    Tracing(int parameter, MethodNode method) {
      super(Opcodes.ASM9);
      boolean isStatic = (method.access & Opcodes.ACC_STATIC) != 0;
      List<Type> types = new ArrayList<>();
      if (!isStatic) {
        types.add(Type.getObjectType("java/lang/Object"));
      }
      types.addAll(List.of(Type.getArgumentTypes(method.desc)));
      int at = 0;
      for (Type type : types.subList(0, parameter)) {
        at += type.getSize();
      }
      this.local = at;
    }

    @Override
    public SourceValue newParameterValue(boolean isInstance, int index, Type type) {
      return index == local
          ? new SourceValue(1, GIVEN)
          : super.newParameterValue(isInstance, index, type);
    }

    @Override
    public SourceValue copyOperation(AbstractInsnNode instruction, SourceValue value) {
      return value;
    }

    @Override
    public SourceValue unaryOperation(AbstractInsnNode instruction, SourceValue value) {
      return instruction.getOpcode() == Opcodes.CHECKCAST
          ? value
          : super.unaryOperation(instruction, value);
    }

    @Override
    public SourceValue naryOperation(
        AbstractInsnNode instruction, List<? extends SourceValue> values) {
      boolean captures =
          instruction.getOpcode() == Opcodes.INVOKEDYNAMIC
              && values.stream().anyMatch(CallbackAnalysis::isGiven);
      return captures ? new SourceValue(1, GIVEN) : super.naryOperation(instruction, values);
    }
  }
}
