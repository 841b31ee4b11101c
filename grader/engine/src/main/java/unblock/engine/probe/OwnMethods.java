package unblock.engine.probe;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The methods with a body in the submission. A call to one needs no probe, because the calls in its
 * body have probes.
 */
final class OwnMethods {
  private record Own(@Nullable String parent, Set<String> methods) {}

  private final Map<String, Own> types = new HashMap<>();

  void add(byte[] bytes) {
    try {
      ClassReader reader = new ClassReader(bytes);
      Set<String> methods = new HashSet<>();
      reader.accept(
          new ClassVisitor(Opcodes.ASM9) {
            @Override
            public @Nullable MethodVisitor visitMethod(
                int access,
                String name,
                String descriptor,
                @Nullable String signature,
                String @Nullable [] exceptions) {
              if ((access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_NATIVE)) == 0) {
                methods.add(name + descriptor);
              }
              return null;
            }
          },
          ClassReader.SKIP_CODE);
      types.put(reader.getClassName(), new Own(reader.getSuperName(), methods));
    } catch (RuntimeException e) { // Invalid: ASM throws many types. It gets no own methods.
      return;
    }
  }

  /** Whether a call to that method runs a body in the submission. */
  boolean contain(String owner, String nameAndDescriptor) {
    String type = owner;
    for (int depth = 0; depth < types.size(); depth++) {
      Own own = types.get(type);
      if (own == null || own.parent() == null) {
        return false;
      }
      if (own.methods().contains(nameAndDescriptor)) {
        return true;
      }
      type = own.parent();
    }
    return false;
  }
}
