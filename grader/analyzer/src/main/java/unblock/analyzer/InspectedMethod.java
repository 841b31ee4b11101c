package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodNode;

/** A method of the inspected code, with the place of each of its instructions. */
final class InspectedMethod {
  private static final long MOST_VALUES = 8_000_000;

  final ClassNode owner;
  final MethodNode node;

  /** Whether it represents all its implementations. */
  final boolean isAny;

  /** Whether its class calls the framework itself, like classes that register handlers. */
  boolean isNearFramework;

  /** Whether the framework that calls it subscribes to the stream that it returns. */
  boolean isSubscribedByCaller;

  private int @Nullable [] lines;
  private InstructionSite @Nullable [] sites;
  private @Nullable List<Type> parameters;
  private final Map<Integer, BlockingCall.Hop> hops = new HashMap<>();
  private @Nullable LoopFinder loops;
  private @Nullable GuardedCode guards;

  InspectedMethod(ClassNode owner, MethodNode node) {
    this(owner, node, false);
  }

  private InspectedMethod(ClassNode owner, MethodNode node, boolean isAny) {
    this.owner = owner;
    this.node = node;
    this.isAny = isAny;
  }

  /**
   * Returns a method that represents all methods that such a call on an object of that type may
   * run.
   */
  static InspectedMethod any(ClassNode type, String name, String descriptor) {
    return new InspectedMethod(
        type, new MethodNode(Opcodes.ACC_ABSTRACT, name, descriptor, null, null), true);
  }

  boolean isStatic() {
    return (node.access & Opcodes.ACC_STATIC) != 0;
  }

  boolean isSynchronized() {
    return (node.access & Opcodes.ACC_SYNCHRONIZED) != 0;
  }

  boolean hasCode() {
    return node.instructions.size() > 0;
  }

  /** Whether the frames of all its instructions would take too much memory. */
  boolean isTooLarge() {
    return (long) node.instructions.size() * (node.maxLocals + node.maxStack) > MOST_VALUES;
  }

  InstructionSite site(AbstractInsnNode instruction) {
    InstructionSite[] known = sites;
    if (known == null) {
      known = new InstructionSite[node.instructions.size()];
      sites = known;
    }
    int index = node.instructions.indexOf(instruction);
    InstructionSite site = known[index];
    if (site == null) {
      site = site(index, lines()[index]);
      known[index] = site;
    }
    return site;
  }

  /** Returns the types of the parameters, {@code this} first. */
  List<Type> parameters() {
    List<Type> known = parameters;
    if (known == null) {
      List<Type> types = new ArrayList<>();
      if (!isStatic()) {
        types.add(Type.getObjectType(owner.name));
      }
      types.addAll(List.of(Type.getArgumentTypes(node.desc)));
      known = List.copyOf(types);
      parameters = known;
    }
    return known;
  }

  /** Returns the instruction as a hop of a path. */
  BlockingCall.Hop hop(InstructionSite site) {
    return hops.computeIfAbsent(site.line(), line -> BlockingCall.Hop.at(site));
  }

  /** Returns the site of the method itself: its first line. */
  InstructionSite site() {
    int[] known = lines();
    int index = 0;
    while (index < known.length && known[index] == 0) {
      index++;
    }
    return site(-1, index < known.length ? known[index] : 0);
  }

  LoopFinder loops() {
    LoopFinder known = loops;
    if (known == null) {
      known = new LoopFinder(node.instructions);
      loops = known;
    }
    return known;
  }

  GuardedCode guards() {
    GuardedCode known = guards;
    if (known == null) {
      known = new GuardedCode(node);
      guards = known;
    }
    return known;
  }

  private InstructionSite site(int index, int line) {
    String file =
        owner.sourceFile == null ? DisplayNames.simple(owner.name) + ".java" : owner.sourceFile;
    return new InstructionSite(owner.name, node.name + node.desc, index, file, line, "");
  }

  private int[] lines() {
    int[] known = lines;
    if (known == null) {
      known = new int[node.instructions.size()];
      int line = 0;
      int index = 0;
      for (AbstractInsnNode at : node.instructions) {
        if (at instanceof LineNumberNode mark) {
          line = mark.line;
        }
        known[index++] = line;
      }
      lines = known;
    }
    return known;
  }
}
