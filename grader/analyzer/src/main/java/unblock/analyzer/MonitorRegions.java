package unblock.analyzer;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.VarInsnNode;

/**
 * The locks that one method takes. A lock only matters if some thread holds it across a wait. Each
 * region therefore records on the heap the waits inside it. Code that enters a lock that is held
 * across a wait elsewhere may wait as well.
 */
final class MonitorRegions {
  private record Region(ProgramPoint here, AbstractValue lock, int first, int last) {}

  private static final String READ_LOCK =
      "java/util/concurrent/locks/ReentrantReadWriteLock$ReadLock";
  private static final String WRITE_LOCK =
      "java/util/concurrent/locks/ReentrantReadWriteLock$WriteLock";

  private static final Set<String> LOCKING = Set.of("lock", "lockInterruptibly");

  private static final Set<String> GIVING_UP = Set.of("Object.wait", "Condition.await");

  private final AbstractHeap heap;
  private final InspectedMethod method;
  private final BlockingCalls hits;
  private final Map<InstructionSite, Region> regions = new LinkedHashMap<>();

  MonitorRegions(AbstractHeap heap, InspectedMethod method, BlockingCalls hits) {
    this.heap = heap;
    this.method = method;
    this.hits = hits;
  }

  static boolean isLock(TypeHierarchy hierarchy, MethodInsnNode call) {
    return LOCKING.contains(call.name)
        && hierarchy.is(call.owner, "java/util/concurrent/locks/Lock");
  }

  void enterMethod(AbstractValue lock) {
    InstructionSite site = method.site();
    ProgramPoint here =
        new ProgramPoint(site, method, Set.of(), hits, new CompletedStages(method, Set.of()));
    regions.put(site, new Region(here, lock, -1, Integer.MAX_VALUE));
  }

  void enter(ProgramPoint here, AbstractValue lock, AbstractInsnNode instruction) {
    regions.put(here.site(), new Region(here, lock, here.site().index(), lastExit(instruction)));
  }

  void lock(ProgramPoint here, AbstractValue lock) {
    int last = here.site().index();
    int index = 0;
    for (AbstractInsnNode at : method.node.instructions) {
      if (at instanceof MethodInsnNode call && call.name.equals("unlock")) {
        last = Math.max(last, index);
      }
      index++;
    }
    regions.put(here.site(), new Region(here, lock, here.site().index(), last));
  }

  /** Records the waits inside each region, after the method has been followed to its end. */
  void settle() {
    for (Region region : regions.values()) {
      List<BlockingCall> inside = hits.waitingBetween(region.first(), region.last());
      for (ValueFact lock : region.lock().facts()) {
        if (lock instanceof ValueFact.Plain) {
          continue;
        }
        inside.stream()
            .filter(hit -> !givesUp(region, hit))
            .forEach(hit -> heap.addHeldAcross(lock, hit.cause()));
        if (inside.isEmpty()) {
          heldAgainst(lock).stream().findFirst().ifPresent(cause -> wait(region, cause));
        }
      }
    }
  }

  /** Whether the wait gives up the lock of the region, so that others can take it meanwhile. */
  private boolean givesUp(Region region, BlockingCall hit) {
    return GIVING_UP.contains(hit.cause().call())
        && regions.values().stream()
            .filter(other -> other.first() > region.first())
            .noneMatch(inner -> hits.waitingBetween(inner.first(), inner.last()).contains(hit));
  }

  /** Returns the waits during which other threads hold the lock. */
  private Set<BlockingCall.Cause> heldAgainst(ValueFact lock) {
    if (lock instanceof ValueFact.Instance half && half.type().equals(READ_LOCK)) {
      return heap.heldAcross(new ValueFact.Instance(half.site(), WRITE_LOCK));
    }
    Set<BlockingCall.Cause> held = new LinkedHashSet<>(heap.heldAcross(lock));
    if (lock instanceof ValueFact.Instance half && half.type().equals(WRITE_LOCK)) {
      held.addAll(heap.heldAcross(new ValueFact.Instance(half.site(), READ_LOCK)));
    }
    return held;
  }

  /** Returns one of the two locks of a read-write lock: readers do not wait for readers. */
  static AbstractValue half(AbstractValue both, String name) {
    String type = name.equals("readLock") ? READ_LOCK : WRITE_LOCK;
    return AbstractValue.of(
        both.all(ValueFact.Instance.class).stream()
            .map(each -> new ValueFact.Instance(each.site(), type))
            .toList());
  }

  private static void wait(Region region, BlockingCall.Cause held) {
    InstructionSite site = region.here().site().bare();
    String place = held.site().file() + ":" + held.site().line();
    region
        .here()
        .add(
            BlockingCall.at(
                site,
                new BlockingCall.Cause(
                    site,
                    held.call(),
                    BlockingCall.Form.LOCK_HELD_ACROSS,
                    place,
                    "waits for the lock",
                    BlockingCall.Kind.MONITOR),
                Severity.MAY_BLOCK));
  }

  /**
   * Returns the last exit of the region. Javac stores the lock in a local variable and creates
   * several exits, for each return and for exceptions.
   */
  private int lastExit(AbstractInsnNode enter) {
    AbstractInsnNode before = enter.getPrevious();
    int last = method.node.instructions.size();
    if (before instanceof VarInsnNode store && store.getOpcode() == Opcodes.ASTORE) {
      int index = 0;
      for (AbstractInsnNode at : method.node.instructions) {
        if (at.getOpcode() == Opcodes.MONITOREXIT
            && at.getPrevious() instanceof VarInsnNode load
            && load.var == store.var) {
          last = index;
        }
        index++;
      }
    }
    return last;
  }
}
