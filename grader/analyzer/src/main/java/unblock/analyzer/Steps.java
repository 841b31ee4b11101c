package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
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

/** One look at one method: what each of its instructions does to the values. */
final class Steps extends Interpreter<Val> {
  private final Flow flow;
  private final Calls calls;
  private final Method method;
  private final List<Val> arguments;
  private final Checks checks;
  private final String context;
  private final Hits hits = new Hits();
  private final Monitors monitors;
  private Val returned = Val.NONE;

  Steps(Flow flow, Calls calls, Method method, List<Val> arguments, Set<Site> complete) {
    super(Opcodes.ASM9);
    this.flow = flow;
    this.calls = calls;
    this.method = method;
    this.arguments = arguments;
    this.checks = new Checks(method, complete);
    this.context = context(arguments);
    this.monitors = new Monitors(flow.heap(), method, hits);
  }

  Flow.Summary summary() {
    if (method.isSynchronized()) {
      monitors.enterMethod(
          method.isStatic() ? Val.of(classObject(method.owner.name)) : arguments.get(0));
    }
    monitors.settle();
    return new Flow.Summary(returned, hits.list());
  }

  /** What a factory makes differs by the functions that it is given. */
  private static String context(List<Val> arguments) {
    return arguments.stream()
        .flatMap(argument -> argument.all(Fact.Closure.class).stream())
        .map(closure -> closure.site().owner() + closure.site().method() + closure.site().index())
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  private Here at(AbstractInsnNode instruction) {
    Site site = method.site(instruction).in(context);
    return new Here(site, method, checks.completeAt(site.index()), hits, checks);
  }

  @Override
  public @Nullable Val newValue(@Nullable Type type) {
    if (type == null) {
      return Val.NONE;
    }
    return type.getSort() == Type.VOID ? null : type.getSize() == 2 ? Val.WIDE : Val.NONE;
  }

  @Override
  public Val newParameterValue(boolean isInstanceMethod, int local, Type type) {
    // Locals count long and double twice, arguments once.
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
  public Val newExceptionValue(TryCatchBlockNode block, Frame<Val> frame, Type type) {
    return Val.ANY;
  }

  @Override
  public Val newOperation(AbstractInsnNode instruction) {
    return switch (instruction.getOpcode()) {
      case Opcodes.ICONST_0 -> Val.ZERO;
      case Opcodes.LCONST_0 -> Val.WIDE_ZERO;
      case Opcodes.LCONST_1, Opcodes.DCONST_0, Opcodes.DCONST_1 -> Val.WIDE;
      case Opcodes.LDC -> constant(((LdcInsnNode) instruction).cst);
      case Opcodes.GETSTATIC -> readStatic((FieldInsnNode) instruction);
      case Opcodes.NEW -> made((TypeInsnNode) instruction);
      default -> Val.NONE;
    };
  }

  private Val constant(Object constant) {
    if (constant instanceof Long || constant instanceof Double) {
      return Val.WIDE;
    }
    if (constant instanceof Type type && type.getSort() == Type.OBJECT) {
      return Val.of(classObject(type.getInternalName()));
    }
    return constant instanceof String || constant instanceof Number ? Val.NONE : Val.ANY;
  }

  private static Fact classObject(String type) {
    return new Fact.Instance(Site.outside(type), "java/lang/Class");
  }

  private Val made(TypeInsnNode instruction) {
    Here here = at(instruction);
    Fact.Instance instance = new Fact.Instance(here.site(), instruction.desc);
    if (flow.program().has(instruction.desc)) {
      flow.heap().addInstance(instance);
      flow.touch(instruction.desc, here);
    }
    return calls.made(instance);
  }

  private Val readStatic(FieldInsnNode field) {
    flow.touch(field.owner, at(field));
    return read(field, Val.ANY);
  }

  /** A field of any of the objects that the holder may be. */
  private Val read(FieldInsnNode field, Val holder) {
    Type type = Type.getType(field.desc);
    if (type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY) {
      return type.getSize() == 2 ? Val.WIDE : Val.NONE;
    }
    if (!flow.program().has(field.owner) || !flow.program().isWritten(field.name)) {
      return Val.ANY;
    }
    String owner = flow.program().declaringClass(field.owner, field.name);
    Val value = Val.NONE;
    for (Fact fact : holder.facts()) {
      value = value.or(flow.heap().field(fact, owner, field.name));
    }
    return flow.settle(value);
  }

  @Override
  public Val copyOperation(AbstractInsnNode instruction, Val value) {
    return value;
  }

  @Override
  public @Nullable Val unaryOperation(AbstractInsnNode instruction, Val value) {
    switch (instruction.getOpcode()) {
      case Opcodes.IFEQ, Opcodes.IFNE, Opcodes.IFNULL, Opcodes.IFNONNULL -> {
        Here here = at(instruction);
        if (method.loops().isSpinning(here.site().index())) {
          Site site = here.site().bare();
          Hit.Cause cause = new Hit.Cause(site, "an empty loop", "spins", Hit.Kind.SPIN);
          here.add(Hit.at(site, cause, Severity.BLOCKS));
        }
        return null;
      }
      case Opcodes.GETFIELD -> {
        return read((FieldInsnNode) instruction, value);
      }
      case Opcodes.PUTSTATIC -> {
        FieldInsnNode field = (FieldInsnNode) instruction;
        flow.touch(field.owner, at(field));
        write(field, Val.ANY, value);
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
        return value.isZero() ? Val.WIDE_ZERO : Val.WIDE;
      }
      case Opcodes.L2I -> {
        return value.isZero() ? Val.ZERO : Val.NONE;
      }
      case Opcodes.I2D,
          Opcodes.L2D,
          Opcodes.F2L,
          Opcodes.F2D,
          Opcodes.D2L,
          Opcodes.LNEG,
          Opcodes.DNEG -> {
        return Val.WIDE;
      }
      case Opcodes.NEWARRAY, Opcodes.ANEWARRAY -> {
        return Val.of(new Fact.Instance(at(instruction).site(), "[Ljava/lang/Object;"));
      }
      default -> {
        return Val.NONE;
      }
    }
  }

  private void write(FieldInsnNode field, Val holder, Val value) {
    String owner = flow.program().declaringClass(field.owner, field.name);
    for (Fact fact : holder.facts()) {
      flow.heap().putField(fact, owner, field.name, value);
    }
  }

  @Override
  public @Nullable Val binaryOperation(AbstractInsnNode instruction, Val left, Val right) {
    switch (instruction.getOpcode()) {
      case Opcodes.PUTFIELD -> {
        write((FieldInsnNode) instruction, left, right);
        return null;
      }
      case Opcodes.AALOAD -> {
        Val found = Val.NONE;
        for (Fact.Instance array : left.all(Fact.Instance.class)) {
          found = found.or(flow.heap().contents(array.site()));
        }
        return found.facts().isEmpty() ? Val.ANY : found;
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
        return Val.WIDE;
      }
      default -> {
        return Val.NONE;
      }
    }
  }

  @Override
  public @Nullable Val ternaryOperation(
      AbstractInsnNode instruction, Val array, Val index, Val value) {
    for (Fact.Instance instance : array.all(Fact.Instance.class)) {
      flow.heap().addContents(instance.site(), value);
    }
    return null;
  }

  @Override
  public @Nullable Val naryOperation(AbstractInsnNode instruction, List<? extends Val> values) {
    List<Val> given = new ArrayList<>(values);
    if (instruction instanceof InvokeDynamicInsnNode dynamic) {
      return dynamic(dynamic, given);
    }
    if (!(instruction instanceof MethodInsnNode call)) {
      return Val.of(new Fact.Instance(at(instruction).site(), "[Ljava/lang/Object;"));
    }
    Here here = at(call);
    if (Monitors.isLock(flow.program().hierarchy(), call)) {
      monitors.lock(here, given.get(0));
    }
    Val result =
        calls.call(
            new Calls.Callee(call.getOpcode(), call.owner, call.name, call.desc), given, here);
    Type type = Type.getReturnType(call.desc);
    return switch (type.getSort()) {
      case Type.VOID -> null;
      case Type.OBJECT, Type.ARRAY -> result;
      default -> type.getSize() == 2 ? Val.WIDE : Val.NONE;
    };
  }

  private @Nullable Val dynamic(InvokeDynamicInsnNode dynamic, List<Val> given) {
    Here here = at(dynamic);
    if (dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
        && dynamic.bsmArgs[1] instanceof Handle impl
        && dynamic.bsmArgs[2] instanceof Type instantiated) {
      Fact.Closure closure = calls.closure(here.site(), impl, given, dynamic.desc, dynamic.name);
      if (Starts.isHandler(closure.function(), instantiated)) {
        flow.addHandler(closure);
      }
      return Val.of(closure);
    }
    if (dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
      calls.toStrings(Type.getArgumentTypes(dynamic.desc), given, here);
      return Val.NONE;
    }
    return Type.getReturnType(dynamic.desc).getSize() == 2 ? Val.WIDE : Val.ANY;
  }

  @Override
  public void returnOperation(AbstractInsnNode instruction, Val value, Val expected) {
    returned = returned.or(value);
  }

  @Override
  public Val merge(Val known, Val more) {
    return known.or(more);
  }
}
