package unblock.analyzer;

import org.objectweb.asm.Type;
import org.objectweb.asm.tree.FieldInsnNode;

/** The effects of reads and writes of fields. */
final class FieldAccesses {
  private final DataFlow flow;

  FieldAccesses(DataFlow flow) {
    this.flow = flow;
  }

  AbstractValue readStatic(FieldInsnNode field, ProgramPoint here) {
    flow.touch(field.owner, here);
    return StreamReads.in(field.owner, field.name)
        .or(() -> ExecutorModel.in(field.owner, field.name))
        .orElseGet(() -> read(field, AbstractValue.ANY));
  }

  void writeStatic(FieldInsnNode field, AbstractValue value, ProgramPoint here) {
    flow.touch(field.owner, here);
    write(field, AbstractValue.ANY, value);
  }

  /** Reads a field of all possible objects of the holder. */
  AbstractValue read(FieldInsnNode field, AbstractValue holder) {
    Type type = Type.getType(field.desc);
    if (type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY) {
      return type.getSize() == 2 ? AbstractValue.WIDE : AbstractValue.NONE;
    }
    if (!flow.program().has(field.owner) || !flow.program().isWritten(field.name)) {
      return AbstractValue.ANY;
    }
    String owner = flow.program().declaringClass(field.owner, field.name);
    AbstractValue value = AbstractValue.NONE;
    for (ValueFact fact : holder.facts()) {
      value = value.or(flow.heap().field(fact, owner, field.name));
    }
    return flow.settle(value);
  }

  /** Writes a field of all possible objects of the holder. */
  void write(FieldInsnNode field, AbstractValue holder, AbstractValue value) {
    String owner = flow.program().declaringClass(field.owner, field.name);
    for (ValueFact fact : holder.facts()) {
      flow.heap().putField(fact, owner, field.name, value);
    }
  }
}
