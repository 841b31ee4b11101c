package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.TryCatchBlockNode;
import org.objectweb.asm.tree.TypeInsnNode;
import org.objectweb.asm.tree.analysis.Frame;
import org.objectweb.asm.tree.analysis.Interpreter;

/** Evaluates one method: the effect of each of its instructions on the values. */
final class MethodInterpreter extends Interpreter<AbstractValue> {
  /** An IPv4 address, or an IPv6 address, in which a colon is left of all other separators. */
  private static final Pattern LITERAL_ADDRESS =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-fA-F]*:[0-9a-fA-F:.]+]?");

  private final DataFlow flow;
  private final CallResolution calls;
  private final InspectedMethod method;
  private final List<AbstractValue> arguments;
  private final CompletedStages checks;
  private final String context;
  private final BlockingCalls hits = new BlockingCalls();
  private final MonitorRegions monitors;
  private final FieldAccesses fields;
  private final DynamicCalls dynamics;
  private AbstractValue returned = AbstractValue.NONE;

  MethodInterpreter(
      DataFlow flow,
      CallResolution calls,
      InspectedMethod method,
      List<AbstractValue> arguments,
      Set<InstructionSite> complete) {
    super(Opcodes.ASM9);
    this.flow = flow;
    this.calls = calls;
    this.method = method;
    this.arguments = arguments;
    this.checks = new CompletedStages(method, complete);
    this.context = context(arguments);
    this.monitors = new MonitorRegions(flow.heap(), method, hits);
    this.fields = new FieldAccesses(flow);
    this.dynamics = new DynamicCalls(flow, calls, fields);
  }

  DataFlow.Summary summary() {
    if (method.isSynchronized()) {
      monitors.enterMethod(
          method.isStatic() ? AbstractValue.of(classObject(method.owner.name)) : arguments.get(0));
    }
    monitors.settle();
    return new DataFlow.Summary(returned, hits.list());
  }

  /** Returns the function arguments, which distinguish the objects that a factory creates. */
  private static String context(List<AbstractValue> arguments) {
    return arguments.stream()
        .flatMap(argument -> argument.all(ValueFact.Closure.class).stream())
        .map(closure -> closure.site().owner() + closure.site().method() + closure.site().index())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private ProgramPoint at(AbstractInsnNode instruction) {
    InstructionSite site = method.site(instruction).in(context);
    return new ProgramPoint(site, method, checks.completeAt(site.index()), hits, checks);
  }

  @Override
  public @Nullable AbstractValue newValue(@Nullable Type type) {
    if (type == null) {
      return AbstractValue.NONE;
    }
    return type.getSort() == Type.VOID
        ? null
        : type.getSize() == 2 ? AbstractValue.WIDE : AbstractValue.NONE;
  }

  @Override
  public AbstractValue newParameterValue(boolean isInstanceMethod, int local, Type type) {
    // Long and double take two local variables but count as one argument.
    int position = 0;
    int index = 0;
    for (Type parameter : method.parameters()) {
      if (position == local) {
        return arguments.get(index);
      }
      position += parameter.getSize();
      index++;
    }
    throw new IllegalArgumentException("no parameter in local " + local);
  }

  @Override
  public AbstractValue newExceptionValue(
      TryCatchBlockNode block, Frame<AbstractValue> frame, Type type) {
    return AbstractValue.ANY;
  }

  @Override
  public AbstractValue newOperation(AbstractInsnNode instruction) {
    return switch (instruction.getOpcode()) {
      case Opcodes.ICONST_0 -> AbstractValue.ZERO;
      case Opcodes.LCONST_0 -> AbstractValue.WIDE_ZERO;
      case Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> AbstractValue.WIDE;
      case Opcodes.LDC -> constant(((LdcInsnNode) instruction).cst);
      case Opcodes.GETSTATIC -> fields.readStatic((FieldInsnNode) instruction, at(instruction));
      case Opcodes.NEW -> made((TypeInsnNode) instruction);
      default -> AbstractValue.NONE;
    };
  }

  private AbstractValue constant(Object constant) {
    if (constant instanceof Long || constant instanceof Double) {
      return AbstractValue.WIDE;
    }
    if (constant instanceof Type type && type.getSort() == Type.OBJECT) {
      return AbstractValue.of(classObject(type.getInternalName()));
    }
    if (constant instanceof String text && LITERAL_ADDRESS.matcher(text).matches()) {
      return AbstractValue.ADDRESS;
    }
    return constant instanceof String || constant instanceof Number
        ? AbstractValue.NONE
        : AbstractValue.ANY;
  }

  private static ValueFact classObject(String type) {
    return new ValueFact.Instance(InstructionSite.outside(type), "java/lang/Class");
  }

  private AbstractValue made(TypeInsnNode instruction) {
    ProgramPoint here = at(instruction);
    ValueFact.Instance instance = new ValueFact.Instance(here.site(), instruction.desc);
    if (flow.program().has(instruction.desc)) {
      flow.heap().addInstance(instance);
      flow.touch(instruction.desc, here);
    }
    return calls.made(instance);
  }

  @Override
  public AbstractValue copyOperation(AbstractInsnNode instruction, AbstractValue value) {
    return value;
  }

  @Override
  public @Nullable AbstractValue unaryOperation(AbstractInsnNode instruction, AbstractValue value) {
    switch (instruction.getOpcode()) {
      case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFNULL, Opcodes.IFNONNULL -> {
        ProgramPoint here = at(instruction);
        if (method.loops().isSpinning(here.site().index())) {
          InstructionSite site = here.site().bare();
          BlockingCall.Cause cause =
              new BlockingCall.Cause(
                  site, "", BlockingCall.Form.EMPTY_LOOP, "", "spins", BlockingCall.Kind.SPIN);
          here.add(BlockingCall.at(site, cause, Severity.BLOCKS));
        }
        return null;
      }
      case Opcodes.GETFIELD -> {
        return fields.read((FieldInsnNode) instruction, value);
      }
      case Opcodes.PUTSTATIC -> {
        fields.writeStatic((FieldInsnNode) instruction, value, at(instruction));
        return null;
      }
      case Opcodes.MONITORENTER -> {
        monitors.enter(at(instruction), value, instruction);
        return null;
      }
      case Opcodes.CHECKCAST -> {
        return value;
      }
      case Opcodes.I2L -> {
        return value.isZero() ? AbstractValue.WIDE_ZERO : AbstractValue.WIDE;
      }
      case Opcodes.L2I -> {
        return value.isZero() ? AbstractValue.ZERO : AbstractValue.NONE;
      }
      case Opcodes.I2D,
          Opcodes.L2D,
          Opcodes.F2L,
          Opcodes.F2D,
          Opcodes.D2L,
          Opcodes.LNEG,
          Opcodes.DNEG -> {
        return AbstractValue.WIDE;
      }
      case Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> {
        return AbstractValue.of(
            new ValueFact.Instance(at(instruction).site(), "[Ljava/lang/Object;"));
      }
      default -> {
        return AbstractValue.NONE;
      }
    }
  }

  @Override
  public @Nullable AbstractValue binaryOperation(
      AbstractInsnNode instruction, AbstractValue left, AbstractValue right) {
    switch (instruction.getOpcode()) {
      case Opcodes.PUTFIELD -> {
        fields.write((FieldInsnNode) instruction, left, right);
        return null;
      }
      case Opcodes.AALOAD -> {
        AbstractValue found = flow.heap().contents(left);
        return found.facts().isEmpty() ? AbstractValue.ANY : found;
      }
      case Opcodes.LALOAD,
          Opcodes.DALOAD,
          Opcodes.LADD,
          Opcodes.LSUB,
          Opcodes.LMUL,
          Opcodes.LDIV,
          Opcodes.LREM,
          Opcodes.DADD,
          Opcodes.DSUB,
          Opcodes.DMUL,
          Opcodes.DDIV,
          Opcodes.DREM,
          Opcodes.LSHL,
          Opcodes.LSHR,
          Opcodes.LUSHR,
          Opcodes.LAND,
          Opcodes.LOR,
          Opcodes.LXOR -> {
        return AbstractValue.WIDE;
      }
      default -> {
        return AbstractValue.NONE;
      }
    }
  }

  @Override
  public @Nullable AbstractValue ternaryOperation(
      AbstractInsnNode instruction, AbstractValue array, AbstractValue index, AbstractValue value) {
    for (ValueFact.Instance instance : array.all(ValueFact.Instance.class)) {
      flow.heap().addContents(instance.site(), value);
    }
    return null;
  }

  @Override
  public @Nullable AbstractValue naryOperation(
      AbstractInsnNode instruction, List<? extends AbstractValue> values) {
    List<AbstractValue> given = new ArrayList<>(values);
    if (instruction instanceof InvokeDynamicInsnNode dynamic) {
      return dynamics.call(dynamic, given, at(dynamic));
    }
    if (!(instruction instanceof MethodInsnNode call)) {
      return AbstractValue.of(
          new ValueFact.Instance(at(instruction).site(), "[Ljava/lang/Object;"));
    }
    ProgramPoint here = at(call);
    if (MonitorRegions.isLock(flow.program().hierarchy(), call)) {
      monitors.lock(here, given.get(0));
    }
    AbstractValue result =
        calls.call(
            new CallResolution.Callee(call.getOpcode(), call.owner, call.name, call.desc),
            given,
            here);
    Type type = Type.getReturnType(call.desc);
    return switch (type.getSort()) {
      case Type.VOID -> null;
      case Type.OBJECT, Type.ARRAY -> result;
      default -> type.getSize() == 2 ? AbstractValue.WIDE : AbstractValue.NONE;
    };
  }

  @Override
  public void returnOperation(
      AbstractInsnNode instruction, AbstractValue value, AbstractValue expected) {
    returned = returned.or(value);
    if (method.isSubscribedByCaller) {
      calls.subscribe(value, at(instruction));
    }
  }

  @Override
  public AbstractValue merge(AbstractValue known, AbstractValue more) {
    return known.or(more);
  }
}
