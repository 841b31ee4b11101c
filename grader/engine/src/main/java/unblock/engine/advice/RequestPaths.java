package unblock.engine.advice;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.JumpInsnNode;
import org.objectweb.asm.tree.LabelNode;
import org.objectweb.asm.tree.LookupSwitchInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TableSwitchInsnNode;

/**
 * The paths of a request through the methods of a submission. They show where it reads a phase and
 * then counts itself, without a lock around both and without another look at the phase.
 */
final class RequestPaths {
  /** Bounds the work for a submission with many branches; a usual one needs some hundred steps. */
  private static final int MOST_STEPS = 50_000;

  private final SubmissionCode code;
  private final Set<String> phases;
  private final Set<String> counters;
  private final Map<CodeMethod, Map<AbstractInsnNode, FieldAccess>> accesses = new HashMap<>();
  private final Set<PathState.Race> races = new LinkedHashSet<>();
  private int steps;

  /**
   * Prepares the paths.
   *
   * @param phases the fields that {@code close()} writes
   * @param counters the fields that {@code close()} uses
   */
  RequestPaths(SubmissionCode code, Set<String> phases, Set<String> counters) {
    this.code = code;
    this.phases = phases;
    this.counters = counters;
  }

  /** Returns the races on all paths from that method; none when there are too many paths. */
  Set<PathState.Race> races(CodeMethod handler) {
    races.clear();
    steps = 0;
    walk(handler, PathState.START, new HashSet<>()).forEach(end -> races.addAll(end.races()));
    return steps < MOST_STEPS ? Set.copyOf(races) : Set.of();
  }

  private record Step(AbstractInsnNode at, PathState state) {}

  /** Returns the states in which the method returns. */
  private Set<PathState> walk(CodeMethod method, PathState entry, Set<CodeMethod> active) {
    if (method.node().instructions.size() == 0 || !active.add(method)) {
      return Set.of(entry);
    }
    boolean locks = (method.node().access & Opcodes.ACC_SYNCHRONIZED) != 0;
    Set<PathState> ends = new LinkedHashSet<>();
    Set<Step> seen = new HashSet<>();
    Deque<Step> open = new ArrayDeque<>();
    open.add(new Step(method.node().instructions.getFirst(), locks ? entry.locked() : entry));
    while (!open.isEmpty() && steps < MOST_STEPS) {
      Step step = open.remove();
      if (seen.add(step)) {
        steps++;
        for (PathState state : after(method, step, active)) {
          if (isReturn(step.at())) {
            ends.add(locks ? state.unlocked() : state);
          }
          next(step.at()).forEach(next -> open.add(new Step(next, state)));
        }
      }
    }
    active.remove(method);
    return ends;
  }

  private Set<PathState> after(CodeMethod method, Step step, Set<CodeMethod> active) {
    AbstractInsnNode at = step.at();
    PathState state = step.state();
    Optional<CodeMethod> called =
        at instanceof MethodInsnNode call
            ? code.target(call)
            : at instanceof InvokeDynamicInsnNode made ? runsAtOnce(made) : Optional.empty();
    if (called.isPresent()) {
      return walk(called.get(), state, active);
    }
    if (at instanceof MethodInsnNode call && RequestCalls.beginsTheWork(call, code)) {
      races.addAll(state.races());
      return Set.of(state.settled());
    }
    if (RequestCalls.locks(at)) {
      return Set.of(state.locked());
    }
    if (RequestCalls.unlocks(at)) {
      return Set.of(state.unlocked());
    }
    FieldAccess access = accesses.computeIfAbsent(method, FieldAccess::of).get(at);
    return Set.of(access == null ? state : state.after(access, method, at, phases, counters));
  }

  /** The body of a lambda that the server calls on the same thread, before the handler returns. */
  private Optional<CodeMethod> runsAtOnce(InvokeDynamicInsnNode made) {
    return CodeMethod.skip(made.getNext()) instanceof MethodInsnNode call
            && call.owner.equals("io/javalin/http/Context")
            && call.name.equals("future")
            && made.bsmArgs.length > 1
            && made.bsmArgs[1] instanceof Handle body
        ? code.method(body)
        : Optional.empty();
  }

  private static boolean isReturn(AbstractInsnNode at) {
    return at.getOpcode() >= Opcodes.IRETURN && at.getOpcode() <= Opcodes.RETURN;
  }

  /** The instructions that may come next, exceptions aside. */
  private static Stream<AbstractInsnNode> next(AbstractInsnNode at) {
    @Nullable AbstractInsnNode following = at.getNext();
    Stream<AbstractInsnNode> straight = Stream.ofNullable(following);
    if (at instanceof JumpInsnNode jump) {
      return at.getOpcode() == Opcodes.GOTO
          ? Stream.of(jump.label)
          : Stream.concat(Stream.of(jump.label), straight);
    }
    if (at instanceof TableSwitchInsnNode table) {
      return labels(table.labels, table.dflt);
    }
    if (at instanceof LookupSwitchInsnNode lookup) {
      return labels(lookup.labels, lookup.dflt);
    }
    return isReturn(at) || at.getOpcode() == Opcodes.ATHROW ? Stream.of() : straight;
  }

  private static Stream<AbstractInsnNode> labels(Iterable<LabelNode> labels, LabelNode other) {
    Set<AbstractInsnNode> targets = new LinkedHashSet<>();
    labels.forEach(targets::add);
    targets.add(other);
    return targets.stream();
  }
}
