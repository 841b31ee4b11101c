package unblock.analyzer;

import java.util.HashSet;
import java.util.Set;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldNode;

/**
 * The classes in the code whose objects several requests can reach: the handlers, and the classes
 * that occur in the type of a field of a shared class or of a static field. An object of another
 * class belongs to the request that has created it.
 */
final class SharedTypes {
  private final RequestCode code;
  private final Set<String> shared = new HashSet<>();

  SharedTypes(RequestCode code) {
    this.code = code;
    share(code.handlers());
    for (ClassNode type : code.types()) {
      type.fields.stream()
          .filter(field -> (field.access & Opcodes.ACC_STATIC) != 0)
          .forEach(this::shareTypesOf);
    }
  }

  private void share(String name) {
    ClassNode type = code.type(name);
    if (type == null || !shared.add(name)) {
      return;
    }
    type.fields.forEach(this::shareTypesOf);
    share(String.valueOf(type.superName));
    for (ClassNode other : code.types()) {
      if (name.equals(other.superName) || other.interfaces.contains(name)) {
        share(other.name);
      }
    }
  }

  private void shareTypesOf(FieldNode field) {
    String types = field.signature == null ? field.desc : field.signature;
    for (ClassNode type : code.types()) {
      if (types.contains("L" + type.name + ";") || types.contains("L" + type.name + "<")) {
        share(type.name);
      }
    }
  }

  boolean contains(String type) {
    return shared.contains(type);
  }
}
