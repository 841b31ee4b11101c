package unblock.analyzer;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.LdcInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/** The inspected code: its classes, with the calls, creations and assignments in it. */
final class InspectedCode {
  private final Map<String, ClassNode> classes = new LinkedHashMap<>();
  private final Map<MethodNode, InspectedMethod> methods = new LinkedHashMap<>();
  private final Map<String, Set<String>> subtypes = new HashMap<>();
  private final Map<String, Map<String, Optional<InspectedMethod>>> resolved = new HashMap<>();
  private final Map<String, List<String>> implementations = new HashMap<>();
  private final Map<String, InspectedMethod> any = new HashMap<>();
  private final Set<String> instantiated = new HashSet<>();
  private final Set<String> constructed = new HashSet<>();
  private final Set<String> called = new HashSet<>();
  private final Set<String> written = new HashSet<>();
  private final Set<String> callingFrameworks = new HashSet<>();
  private final TypeHierarchy hierarchy;

  InspectedCode(Collection<ClassNode> nodes, LibraryClasses libraries) {
    for (ClassNode node : nodes) {
      if (classes.putIfAbsent(node.name, node) == null) {
        node.methods.forEach(method -> methods.put(method, new InspectedMethod(node, method)));
      }
    }
    hierarchy =
        new TypeHierarchy(classes.values().stream().map(ClassHeader::of).toList(), libraries);
    methods.values().forEach(this::scan);
    classes.values().stream()
        .filter(InjectedTypes::isInjected)
        .forEach(node -> instantiated.add(node.name));
    methods
        .values()
        .forEach(method -> method.isNearFramework = callingFrameworks.contains(method.owner.name));
    for (String name : classes.keySet()) {
      for (String supertype : hierarchy.supertypes(name)) {
        subtypes.computeIfAbsent(supertype, key -> new LinkedHashSet<>()).add(name);
      }
    }
  }

  TypeHierarchy hierarchy() {
    return hierarchy;
  }

  Collection<ClassNode> classes() {
    return classes.values();
  }

  Collection<InspectedMethod> methods() {
    return methods.values();
  }

  Optional<ClassNode> node(String type) {
    return Optional.ofNullable(classes.get(type));
  }

  /** Returns the number of instructions. */
  long size() {
    return methods.values().stream().mapToLong(method -> method.node.instructions.size()).sum();
  }

  boolean has(String type) {
    return classes.containsKey(type);
  }

  /**
   * Returns the method that a call on an object of that class runs; empty for a method of a
   * library.
   */
  Optional<InspectedMethod> resolve(String type, String name, String descriptor) {
    Map<String, Optional<InspectedMethod>> known =
        resolved.computeIfAbsent(type, key -> new HashMap<>());
    String signature = name + descriptor;
    Optional<InspectedMethod> found = known.get(signature);
    if (found == null) {
      found = find(type, name, descriptor);
      known.put(signature, found);
    }
    return found;
  }

  private Optional<InspectedMethod> find(String type, String name, String descriptor) {
    for (String supertype : hierarchy.supertypes(type)) {
      ClassNode node = classes.get(supertype);
      Optional<InspectedMethod> found =
          node == null ? Optional.empty() : declared(node, name, descriptor);
      if (found.isPresent() && found.get().hasCode()) {
        return found;
      }
      if (node == null && declaresCode(supertype, name, descriptor)) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  Optional<InspectedMethod> declared(String type, String name, String descriptor) {
    ClassNode node = classes.get(type);
    return node == null ? Optional.empty() : declared(node, name, descriptor);
  }

  /**
   * Returns the concrete classes that an object of that type can have; classes that the code
   * creates are first.
   */
  List<String> implementations(String type) {
    return implementations.computeIfAbsent(type, this::findImplementations);
  }

  private List<String> findImplementations(String type) {
    List<String> concrete =
        subtypes.getOrDefault(type, Set.of()).stream().filter(this::isConcrete).toList();
    List<String> made = concrete.stream().filter(instantiated::contains).toList();
    return made.isEmpty() ? concrete : made;
  }

  /**
   * Returns one method that represents all methods that a call on an object of that type may run.
   */
  InspectedMethod any(String type, String name, String descriptor) {
    return any.computeIfAbsent(
        type + "." + name + descriptor,
        key -> InspectedMethod.any(Objects.requireNonNull(classes.get(type)), name, descriptor));
  }

  /** Returns the methods that such a call may run. */
  Set<InspectedMethod> targets(InspectedMethod any) {
    Set<InspectedMethod> targets = new LinkedHashSet<>();
    for (String type : implementations(any.owner.name)) {
      resolve(type, any.node.name, any.node.desc).ifPresent(targets::add);
    }
    return targets;
  }

  /** Returns the classes whose method a call on that value may run. */
  List<String> classesOf(ValueFact fact, String declared) {
    if (fact instanceof ValueFact.Instance instance) {
      String type = instance.type();
      return isConcrete(type) || !has(type) ? List.of(type) : implementationsOrItself(type);
    }
    if (fact instanceof ValueFact.Closure) {
      return List.of(declared);
    }
    boolean isUnknown = fact == ValueFact.Plain.ANYTHING || fact == ValueFact.Plain.TOO_MUCH;
    return isUnknown && has(declared) ? implementationsOrItself(declared) : List.of();
  }

  private List<String> implementationsOrItself(String type) {
    List<String> types = implementations(type);
    return types.isEmpty() ? List.of(type) : types;
  }

  boolean isConcrete(String type) {
    ClassNode node = classes.get(type);
    return node != null && (node.access & (Opcodes.ACC_ABSTRACT | Opcodes.ACC_INTERFACE)) == 0;
  }

  /** Whether inspected code calls the method; otherwise it is called from outside. */
  boolean isCalled(InspectedMethod method) {
    String type = method.owner.name;
    if (called.contains(key(type, method.node.name, method.node.desc))) {
      return true;
    }
    boolean isExact =
        method.node.name.startsWith("<")
            || (method.node.access & (Opcodes.ACC_STATIC | Opcodes.ACC_PRIVATE)) != 0;
    return !isExact
        && hierarchy.supertypes(type).stream()
            .anyMatch(each -> called.contains(key(each, method.node.name, method.node.desc)));
  }

  /**
   * Whether the call is on an inspected type that has neither the method's code nor an implementing
   * class: an implementation is generated at run time, or missing.
   */
  boolean isUnimplemented(String type, String name, String descriptor) {
    return has(type)
        && implementations(type).isEmpty()
        && resolve(type, name, descriptor).isEmpty()
        && hierarchy.supertypes(type).stream()
            .noneMatch(each -> !has(each) && declaresCode(each, name, descriptor));
  }

  /** Whether the code contains a lambda of such a functional interface. */
  boolean makesFunction(BiPredicate<String, Type> wanted) {
    for (InspectedMethod method : methods.values()) {
      for (AbstractInsnNode at : method.node.instructions) {
        if (at instanceof InvokeDynamicInsnNode dynamic
            && Type.getReturnType(dynamic.desc).getSort() == Type.OBJECT
            && dynamic.bsmArgs.length > 2
            && dynamic.bsmArgs[2] instanceof Type instantiated
            && instantiated.getSort() == Type.METHOD
            && wanted.test(Type.getReturnType(dynamic.desc).getInternalName(), instantiated)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Whether inspected code sets that field; otherwise it is set from outside. */
  boolean isWritten(String field) {
    return written.contains(field);
  }

  /** Returns the class that declares the field, which code may name through a subclass. */
  String declaringClass(String type, String field) {
    for (String supertype : hierarchy.supertypes(type)) {
      ClassNode node = classes.get(supertype);
      if (node != null && node.fields.stream().anyMatch(f -> f.name.equals(field))) {
        return supertype;
      }
    }
    return type;
  }

  private Optional<InspectedMethod> declared(ClassNode node, String name, String descriptor) {
    for (MethodNode method : node.methods) {
      if (method.name.equals(name) && method.desc.equals(descriptor)) {
        return Optional.ofNullable(methods.get(method));
      }
    }
    return Optional.empty();
  }

  private boolean declaresCode(String type, String name, String descriptor) {
    return hierarchy
        .header(type)
        .flatMap(header -> header.method(name, descriptor))
        .filter(method -> !method.isAbstract())
        .isPresent();
  }

  private void scan(InspectedMethod method) {
    for (AbstractInsnNode at : method.node.instructions) {
      if (at instanceof MethodInsnNode call) {
        addCall(call.owner, call.name, call.desc);
        if (call.name.equals("<init>") && !method.owner.name.equals(call.owner)) {
          constructed.add(key(call.owner, call.name, call.desc));
        }
        if (EntryPoints.isFrameworks(call.owner)) {
          callingFrameworks.add(method.owner.name);
        }
      } else if (at instanceof TypeInsnNode type && type.getOpcode() == Opcodes.NEW) {
        instantiated.add(type.desc);
      } else if (at instanceof LdcInsnNode constant
          && constant.cst instanceof Type type
          && type.getSort() == Type.OBJECT
          && !method.owner.name.equals(type.getInternalName())) {
        instantiated.add(type.getInternalName());
      } else if (at instanceof InvokeDynamicInsnNode dynamic) {
        for (Object argument : dynamic.bsmArgs) {
          if (argument instanceof Handle handle) {
            addCall(handle.getOwner(), handle.getName(), handle.getDesc());
            if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
              instantiated.add(handle.getOwner());
            }
          }
        }
      } else if (at instanceof FieldInsnNode field
          && (field.getOpcode() == Opcodes.PUTFIELD || field.getOpcode() == Opcodes.PUTSTATIC)) {
        written.add(field.name);
      }
    }
  }

  /** Whether another class creates objects with that constructor. */
  boolean isConstructing(InspectedMethod constructor) {
    return constructed.contains(
        key(constructor.owner.name, constructor.node.name, constructor.node.desc));
  }

  /** Records a call under the class that it names and under the class that it resolves to. */
  private void addCall(String owner, String name, String descriptor) {
    if (called.add(key(owner, name, descriptor)) && !name.equals("<init>")) {
      resolve(owner, name, descriptor)
          .ifPresent(target -> called.add(key(target.owner.name, name, descriptor)));
    }
  }

  /** Whether the code calls a method of that name. */
  boolean isCalled(String method) {
    return called.stream().anyMatch(key -> key.contains("." + method + "("));
  }

  private static String key(String owner, String name, String descriptor) {
    return owner + "." + name + descriptor;
  }
}
