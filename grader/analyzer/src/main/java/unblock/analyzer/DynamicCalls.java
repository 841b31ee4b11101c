package unblock.analyzer;

import java.util.List;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;

/**
 * The effects of {@code invokedynamic} instructions: lambdas, string concatenation, and the methods
 * of records.
 */
final class DynamicCalls {
  private final DataFlow flow;
  private final CallResolution calls;
  private final FieldAccesses fields;

  DynamicCalls(DataFlow flow, CallResolution calls, FieldAccesses fields) {
    this.flow = flow;
    this.calls = calls;
    this.fields = fields;
  }

  AbstractValue call(InvokeDynamicInsnNode dynamic, List<AbstractValue> given, ProgramPoint here) {
    if (dynamic.bsm.getOwner().equals("java/lang/invoke/LambdaMetafactory")
        && dynamic.bsmArgs[1] instanceof Handle impl
        && dynamic.bsmArgs[2] instanceof Type instantiated) {
      ValueFact.Closure closure =
          calls.closure(here.site(), impl, given, dynamic.desc, dynamic.name);
      if (EntryPoints.isHandler(closure.function(), instantiated)) {
        flow.addHandler(closure);
      }
      return AbstractValue.of(closure);
    }
    if (dynamic.bsm.getOwner().equals("java/lang/invoke/StringConcatFactory")) {
      calls.toStrings(Type.getArgumentTypes(dynamic.desc), given, here);
      return AbstractValue.NONE;
    }
    if (dynamic.bsm.getOwner().equals("java/lang/runtime/ObjectMethods")) {
      for (Object component : dynamic.bsmArgs) {
        if (component instanceof Handle field) {
          FieldInsnNode read =
              new FieldInsnNode(
                  Opcodes.GETFIELD, field.getOwner(), field.getName(), field.getDesc());
          calls.ofComponent(fields.read(read, given.get(0)), dynamic.name, here);
        }
      }
    }
    return Type.getReturnType(dynamic.desc).getSize() == 2 ? AbstractValue.WIDE : AbstractValue.ANY;
  }
}
