package unblock.analyzer;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MultiANewArrayInsnNode;
import org.objectweb.asm.tree.analysis.Interpreter;

/**
 * Follows the values of one method. Parameters depend on the request, and so does every result of
 * something that does.
 */
final class FieldFlowInterpreter extends Interpreter<FieldFlow> {
  private final RequestCode code;
  private final SharedTypes shared;

  /** Instructions that create an object which later receives data of the request. */
  private final Set<AbstractInsnNode> filled = new HashSet<>();

  FieldFlowInterpreter(RequestCode code, SharedTypes shared) {
    super(Opcodes.ASM9);
    this.code = code;
    this.shared = shared;
  }

  /** The number of created objects with data of the request; grows until all are known. */
  int filled() {
    return filled.size();
  }

  /** Whether requests share the object with that field. */
  boolean isShared(FieldFlow object, String type) {
    return !object.created() && (shared.contains(type) || !object.fields().isEmpty());
  }

  @Override
  public @Nullable FieldFlow newValue(@Nullable Type type) {
    if (type == null) {
      return FieldFlow.plain(1, false);
    }
    return type.equals(Type.VOID_TYPE) ? null : FieldFlow.plain(type.getSize(), false);
  }

  @Override
  public FieldFlow newParameterValue(boolean isInstanceMethod, int local, Type type) {
    return isInstanceMethod && local == 0
        ? FieldFlow.self()
        : FieldFlow.plain(type.getSize(), true);
  }

  @Override
  public FieldFlow newOperation(AbstractInsnNode at) {
    return switch (at.getOpcode()) {
      case Opcodes.NEW -> FieldFlow.created(at, filled.contains(at));
      case Opcodes.GETSTATIC -> load(at, FieldFlow.plain(1, false));
      case Opcodes.LCONST_0, Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 ->
          FieldFlow.plain(2, false);
      case Opcodes.LDC -> FieldFlow.plain(sizeOf(((LdcInsnNode) at).cst), false);
      default -> FieldFlow.plain(1, false);
    };
  }

  private static int sizeOf(Object constant) {
    return constant instanceof Long || constant instanceof Double ? 2 : 1;
  }

  private FieldFlow load(AbstractInsnNode at, FieldFlow object) {
    FieldInsnNode field = (FieldInsnNode) at;
    int size = Type.getType(field.desc).getSize();
    boolean ofAll = at.getOpcode() == Opcodes.GETSTATIC || isShared(object, field.owner);
    return code.type(field.owner) != null && ofAll
        ? FieldFlow.read(size, field.owner + "." + field.name, at)
        : FieldFlow.plain(size, object.request());
  }

  @Override
  public FieldFlow copyOperation(AbstractInsnNode at, FieldFlow value) {
    return value;
  }

  @Override
  public @Nullable FieldFlow unaryOperation(AbstractInsnNode at, FieldFlow value) {
    return switch (at.getOpcode()) {
      case Opcodes.GETFIELD -> load(at, value);
      case Opcodes.CHECKCAST -> value;
      case Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> FieldFlow.created(at, filled.contains(at));
      case Opcodes.I2L,
          Opcodes.I2D,
          Opcodes.F2L,
          Opcodes.F2D,
          Opcodes.L2D,
          Opcodes.D2L,
          Opcodes.LNEG,
          Opcodes.DNEG ->
          FieldFlow.plain(2, value.request());
      default -> FieldFlow.plain(1, value.request());
    };
  }

  @Override
  public @Nullable FieldFlow binaryOperation(
      AbstractInsnNode at, FieldFlow first, FieldFlow second) {
    int opcode = at.getOpcode();
    if (opcode == Opcodes.AALOAD) {
      return first;
    }
    boolean wide =
        switch (opcode) {
          case Opcodes.LALOAD,
              Opcodes.DALOAD,
              Opcodes.LADD,
              Opcodes.DADD,
              Opcodes.LSUB,
              Opcodes.DSUB,
              Opcodes.LMUL,
              Opcodes.DMUL,
              Opcodes.LDIV,
              Opcodes.DDIV,
              Opcodes.LREM,
              Opcodes.DREM,
              Opcodes.LSHL,
              Opcodes.LSHR,
              Opcodes.LUSHR,
              Opcodes.LAND,
              Opcodes.LOR,
              Opcodes.LXOR ->
              true;
          default -> false;
        };
    return FieldFlow.plain(wide ? 2 : 1, first.request() || second.request());
  }

  @Override
  public @Nullable FieldFlow ternaryOperation(
      AbstractInsnNode at, FieldFlow first, FieldFlow second, FieldFlow third) {
    if (first.created() && third.request()) {
      filled.addAll(first.sources());
    }
    return null;
  }

  @Override
  public @Nullable FieldFlow naryOperation(AbstractInsnNode at, List<? extends FieldFlow> values) {
    boolean request = values.stream().anyMatch(FieldFlow::request);
    if (at instanceof MultiANewArrayInsnNode) {
      return FieldFlow.created(at, false);
    }
    if (at instanceof InvokeDynamicInsnNode dynamic) {
      return FieldFlow.plain(Type.getReturnType(dynamic.desc).getSize(), request);
    }
    MethodInsnNode call = (MethodInsnNode) at;
    int size = Type.getReturnType(call.desc).getSize();
    if (at.getOpcode() == Opcodes.INVOKESTATIC) {
      return FieldFlow.plain(size, request);
    }
    FieldFlow receiver = values.get(0);
    if (receiver.created() && request) {
      filled.addAll(receiver.sources());
    }
    boolean returnsItself = Type.getReturnType(call.desc).getDescriptor().equals(own(call));
    return returnsItself && !receiver.fields().isEmpty()
        ? receiver.or(request)
        : FieldFlow.plain(size, request);
  }

  private static String own(MethodInsnNode call) {
    return "L" + call.owner + ";";
  }

  @Override
  public void returnOperation(AbstractInsnNode at, FieldFlow value, FieldFlow expected) {}

  @Override
  public FieldFlow merge(FieldFlow some, FieldFlow other) {
    FieldFlow merged = some.merge(other);
    return merged.equals(some) ? some : merged;
  }
}
