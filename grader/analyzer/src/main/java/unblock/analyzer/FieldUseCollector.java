package unblock.analyzer;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.LineNumberNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.analysis.Analyzer;
import org.objectweb.asm.tree.analysis.AnalyzerException;
import org.objectweb.asm.tree.analysis.Frame;

/** Collects the writes and reads of shared fields in one method. */
final class FieldUseCollector {
  private static final String THREAD_LOCAL = "java/lang/ThreadLocal";

  private final RequestCode.Method method;
  private final RequestCode code;
  private final FieldFlowInterpreter values;
  private final FieldUses uses;
  private final List<AbstractInsnNode> instructions = new ArrayList<>();
  private final Map<AbstractInsnNode, Integer> lines = new HashMap<>();
  private final Map<AbstractInsnNode, Frame<FieldFlow>> frames = new HashMap<>();
  private final Set<AbstractInsnNode> usedToWrite = new HashSet<>();
  private final LockRegions locks;

  private FieldUseCollector(
      RequestCode.Method method, RequestCode code, SharedTypes shared, FieldUses uses)
      throws AnalyzerException {
    this.method = method;
    this.code = code;
    this.uses = uses;
    this.values = new FieldFlowInterpreter(code, shared);
    Frame<FieldFlow>[] all = follow();
    int line = 0;
    int at = 0;
    for (AbstractInsnNode each : method.node().instructions) {
      if (each instanceof LineNumberNode number) {
        line = number.line;
      }
      if (each.getOpcode() >= 0) {
        instructions.add(each);
        lines.put(each, line);
        if (all[at] != null) {
          frames.put(each, all[at]);
        }
      }
      at++;
    }
    this.locks = new LockRegions(method, instructions, locksOfOneRequest());
  }

  /** Adds the uses in that method; code that cannot be analysed has none. */
  static void collect(
      RequestCode.Method method,
      RequestCode code,
      SharedTypes shared,
      HeldLocks locks,
      FieldUses uses) {
    if (method.node().instructions.size() == 0) {
      return;
    }
    try {
      FieldUseCollector collector = new FieldUseCollector(method, code, shared, uses);
      locks.add(method, collector.locks);
      collector.collect();
    } catch (AnalyzerException | RuntimeException e) { // Invalid: ASM throws many types.
      return;
    }
  }

  private Frame<FieldFlow>[] follow() throws AnalyzerException {
    int before;
    Frame<FieldFlow>[] all;
    do { // An object may receive data after it was stored.
      before = values.filled();
      all = new Analyzer<>(values).analyze(method.type().name, method.node());
    } while (values.filled() > before);
    return all;
  }

  private Set<Integer> locksOfOneRequest() {
    Set<Integer> found = new HashSet<>();
    for (int i = 0; i < instructions.size(); i++) {
      AbstractInsnNode at = instructions.get(i);
      if (at.getOpcode() == Opcodes.MONITORENTER && frames.containsKey(at)) {
        FieldFlow lock = top(at, 0);
        if (lock.request() || lock.created()) {
          found.add(i);
        }
      }
    }
    return found;
  }

  private void collect() {
    for (AbstractInsnNode at : instructions) {
      if (frames.containsKey(at)) {
        write(at);
      }
    }
    for (AbstractInsnNode at : instructions) {
      if (frames.containsKey(at)) {
        read(at);
      }
    }
  }

  /** Returns a value on the stack, counted from its top. */
  private FieldFlow top(AbstractInsnNode at, int below) {
    Frame<FieldFlow> frame = Objects.requireNonNull(frames.get(at));
    return frame.getStack(frame.getStackSize() - 1 - below);
  }

  private void write(AbstractInsnNode at) {
    switch (at.getOpcode()) {
      case Opcodes.PUTSTATIC -> {
        if (top(at, 0).request()) {
          assign((FieldInsnNode) at);
        }
      }
      case Opcodes.PUTFIELD -> {
        FieldInsnNode field = (FieldInsnNode) at;
        boolean initial = method.node().name.equals("<init>") && top(at, 1).receiver();
        if (top(at, 0).request() && !initial && values.isShared(top(at, 1), field.owner)) {
          assign(field);
        }
      }
      case Opcodes.AASTORE,
          Opcodes.BASTORE,
          Opcodes.CASTORE,
          Opcodes.IASTORE,
          Opcodes.LASTORE,
          Opcodes.DASTORE -> {
        if (top(at, 0).request() && !top(at, 1).request()) {
          change(at, top(at, 2));
        }
      }
      case Opcodes.INVOKEVIRTUAL, Opcodes.INVOKEINTERFACE -> call((MethodInsnNode) at);
      default -> {}
    }
  }

  private void assign(FieldInsnNode field) {
    if (code.type(field.owner) != null) {
      uses.write(field.owner + "." + field.name, use(field));
    }
  }

  private void change(AbstractInsnNode at, FieldFlow holder) {
    holder.fields().forEach(field -> uses.write(field, use(at)));
    usedToWrite.addAll(holder.sources());
  }

  private void call(MethodInsnNode call) {
    int arguments = Type.getArgumentTypes(call.desc).length;
    FieldFlow receiver = top(call, arguments);
    if (receiver.fields().isEmpty()) {
      return;
    }
    if (call.owner.equals(THREAD_LOCAL)) {
      threadLocal(call, receiver);
    } else if (ValueHolders.isChange(call) && isGiven(call, arguments)) {
      change(call, receiver);
    }
  }

  private void threadLocal(MethodInsnNode call, FieldFlow local) {
    usedToWrite.addAll(local.sources());
    for (String field : local.fields()) {
      uses.threadLocal(field);
      switch (call.name) {
        case "set" -> {
          if (top(call, 0).request()) {
            uses.write(field, use(call));
          }
        }
        case "remove" -> uses.remove(field);
        default -> uses.read(field, use(call));
      }
    }
  }

  /** Whether an object of the request is stored, and not under a key of the request. */
  private boolean isGiven(MethodInsnNode call, int arguments) {
    Type[] types = Type.getArgumentTypes(call.desc);
    if (ValueHolders.isKeyed(call) && arguments > 1 && top(call, arguments - 1).request()) {
      return false;
    }
    for (int i = 0; i < arguments; i++) {
      boolean object = types[i].getSort() >= Type.ARRAY || types[i].getSort() == Type.CHAR;
      if (object && top(call, arguments - 1 - i).request()) {
        return true;
      }
    }
    return false;
  }

  private void read(AbstractInsnNode at) {
    int opcode = at.getOpcode();
    if ((opcode == Opcodes.GETFIELD || opcode == Opcodes.GETSTATIC) && !usedToWrite.contains(at)) {
      FieldInsnNode field = (FieldInsnNode) at;
      if (opcode == Opcodes.GETSTATIC || values.isShared(top(at, 0), field.owner)) {
        uses.read(field.owner + "." + field.name, use(at));
      }
    } else if (opcode == Opcodes.AALOAD) {
      top(at, 1).fields().forEach(field -> uses.read(field, use(at)));
    } else if (at instanceof MethodInsnNode call
        && opcode != Opcodes.INVOKESTATIC
        && !call.owner.equals(THREAD_LOCAL)
        && !ValueHolders.isChange(call)) {
      top(at, Type.getArgumentTypes(call.desc).length)
          .fields()
          .forEach(field -> uses.read(field, use(at)));
    }
  }

  private FieldUses.Use use(AbstractInsnNode at) {
    int index = instructions.indexOf(at);
    Optional<LockRegions.Region> lock = locks.at(index);
    return new FieldUses.Use(method, index, lines.getOrDefault(at, 0), lock);
  }
}
