package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;

/** The parts of one method in which it holds a lock, by the positions of their instructions. */
final class LockRegions {
  /**
   * One part; for a synchronized method the whole method.
   *
   * @param exits the instructions that release the lock; empty for a whole method
   */
  record Region(int first, int last, Set<Integer> exits) {
    static final Region WHOLE = new Region(-1, Integer.MAX_VALUE, Set.of());

    boolean isWhole() {
      return equals(WHOLE);
    }
  }

  private final List<Region> regions = new ArrayList<>();

  /**
   * Finds the parts of a method.
   *
   * @param instructions without labels, frames and line numbers
   * @param own the positions of the instructions that take a lock which other requests do not use
   */
  LockRegions(RequestCode.Method method, List<AbstractInsnNode> instructions, Set<Integer> own) {
    if (method.isSynchronized()) {
      regions.add(Region.WHOLE);
    }
    add(instructions, own, true);
    add(instructions, own, false);
  }

  /** Adds the outermost part from the first lock to the last release of that kind. */
  private void add(List<AbstractInsnNode> instructions, Set<Integer> own, boolean monitor) {
    int first = -1;
    int depth = 0;
    Set<Integer> exits = new TreeSet<>();
    for (int i = 0; i < instructions.size(); i++) {
      AbstractInsnNode at = instructions.get(i);
      if (enters(at, monitor) && !own.contains(i)) {
        if (first >= 0 && depth == 0 && !exits.isEmpty()) {
          close(first, exits);
          first = -1;
          exits = new TreeSet<>();
        }
        first = first < 0 ? i : first;
        depth++;
      } else if (leaves(at, monitor) && first >= 0) {
        exits.add(i);
        depth = 0;
      }
    }
    if (first >= 0 && !exits.isEmpty()) {
      close(first, exits);
    }
  }

  private void close(int first, Set<Integer> exits) {
    int last = exits.stream().mapToInt(each -> each).max().orElse(first);
    regions.add(new Region(first, last, Set.copyOf(exits)));
  }

  private static boolean enters(AbstractInsnNode at, boolean monitor) {
    return monitor
        ? at.getOpcode() == Opcodes.MONITORENTER
        : at instanceof MethodInsnNode call && Set.of("lock", "acquire").contains(call.name);
  }

  private static boolean leaves(AbstractInsnNode at, boolean monitor) {
    return monitor
        ? at.getOpcode() == Opcodes.MONITOREXIT
        : at instanceof MethodInsnNode call && Set.of("unlock", "release").contains(call.name);
  }

  /** Returns the lock that is held at that position. */
  Optional<Region> at(int index) {
    return regions.stream().filter(each -> each.first() < index && index < each.last()).findFirst();
  }
}
