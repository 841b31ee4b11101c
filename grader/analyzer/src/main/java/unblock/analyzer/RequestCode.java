package unblock.analyzer;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AbstractInsnNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import org.objectweb.asm.tree.MethodInsnNode;
import org.objectweb.asm.tree.MethodNode;
import org.objectweb.asm.tree.TypeInsnNode;

/**
 * The methods that requests run: those that the handlers reach by calls, lambdas and objects that
 * they create. Calls to an interface reach each implementation in the code.
 */
final class RequestCode {
  /** One method with its class. */
  record Method(ClassNode type, MethodNode node) {
    boolean isSynchronized() {
      return (node.access & Opcodes.ACC_SYNCHRONIZED) != 0;
    }

    String nameAndDescriptor() {
      return node.name + node.desc;
    }
  }

  private final Map<String, ClassNode> types = new LinkedHashMap<>();
  private final String handlers;
  private final Map<Method, Set<String>> reachedBy = new LinkedHashMap<>();
  private final Map<Method, Set<Method>> callees = new HashMap<>();

  RequestCode(List<ClassNode> classes, String handlers, Collection<String> methods) {
    classes.forEach(type -> types.put(type.name, type));
    this.handlers = handlers;
    ClassNode type = types.get(handlers);
    if (type != null) {
      for (String name : methods) {
        for (Method root : declared(type, name)) {
          follow(root, name);
        }
      }
    }
  }

  /** Returns the handler methods of that name, also those that a superclass declares. */
  private Set<Method> declared(ClassNode type, String name) {
    Set<Method> found = new LinkedHashSet<>();
    for (ClassNode at = type; at != null; at = types.get(String.valueOf(at.superName))) {
      for (MethodNode node : at.methods) {
        if (node.name.equals(name)) {
          found.add(new Method(at, node));
        }
      }
    }
    return found;
  }

  private void follow(Method root, String handler) {
    Deque<Method> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Method method = open.pop();
      if (reachedBy.computeIfAbsent(method, none -> new TreeSet<>()).add(handler)) {
        open.addAll(callees(method));
      }
    }
  }

  private Set<Method> callees(Method method) {
    Set<Method> known = callees.get(method);
    if (known == null) {
      known = new LinkedHashSet<>();
      for (AbstractInsnNode at : method.node().instructions) {
        addCallees(at, known);
      }
      callees.put(method, known);
    }
    return known;
  }

  private void addCallees(AbstractInsnNode at, Set<Method> found) {
    if (at instanceof MethodInsnNode call) {
      found.addAll(targets(call.owner, call.name, call.desc));
    } else if (at instanceof InvokeDynamicInsnNode dynamic) {
      found.addAll(targets(dynamic));
    } else if (at.getOpcode() == Opcodes.NEW) {
      ClassNode made = types.get(((TypeInsnNode) at).desc);
      if (made != null && !made.name.equals(handlers)) {
        made.methods.forEach(node -> found.add(new Method(made, node)));
      }
    }
  }

  /** Returns the bodies that become functions there. */
  Set<Method> targets(InvokeDynamicInsnNode dynamic) {
    Set<Method> found = new LinkedHashSet<>();
    for (Object argument : dynamic.bsmArgs) {
      if (argument instanceof Handle handle) {
        found.addAll(targets(handle.getOwner(), handle.getName(), handle.getDesc()));
      }
    }
    return found;
  }

  /** Returns the bodies that a call may run. */
  Set<Method> targets(String owner, String name, String descriptor) {
    Set<Method> found = new LinkedHashSet<>();
    if (types.containsKey(owner)) {
      for (ClassNode type : types.values()) {
        if (is(type, owner) || is(types.get(owner), type.name)) {
          type.methods.stream()
              .filter(node -> node.name.equals(name) && node.desc.equals(descriptor))
              .forEach(node -> found.add(new Method(type, node)));
        }
      }
    }
    return found;
  }

  private boolean is(@Nullable ClassNode type, String supertype) {
    if (type == null) {
      return false;
    }
    return type.name.equals(supertype)
        || is(types.get(String.valueOf(type.superName)), supertype)
        || type.interfaces.stream().anyMatch(each -> is(types.get(each), supertype));
  }

  Set<Method> methods() {
    return reachedBy.keySet();
  }

  /** Returns the methods that call that one. */
  List<Method> callersOf(Method method) {
    return callees.entrySet().stream()
        .filter(each -> each.getValue().contains(method))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Returns the positions of the calls, without labels, frames and line numbers. */
  Set<Integer> callsIn(Method caller, Method called) {
    Set<Integer> found = new TreeSet<>();
    int index = 0;
    for (AbstractInsnNode at : caller.node().instructions) {
      if (at instanceof MethodInsnNode call
          && targets(call.owner, call.name, call.desc).contains(called)) {
        found.add(index);
      }
      index += at.getOpcode() >= 0 ? 1 : 0;
    }
    return found;
  }

  /** Whether that method makes a function of the other one, which may run later. */
  boolean makesFunctionOf(Method maker, Method function) {
    for (AbstractInsnNode at : maker.node().instructions) {
      if (at instanceof InvokeDynamicInsnNode dynamic && targets(dynamic).contains(function)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the names of the handler methods that reach that method. */
  Set<String> handlersOf(Method method) {
    return reachedBy.getOrDefault(method, Set.of());
  }

  /** Whether that handler method holds a lock from its begin to its end. */
  boolean isSynchronized(String handler) {
    return reachedBy.keySet().stream()
        .filter(each -> each.type().name.equals(handlers) && each.node().name.equals(handler))
        .allMatch(Method::isSynchronized);
  }

  String handlerId(String method) {
    return handlers.replace('/', '.') + "#" + method;
  }

  String handlers() {
    return handlers;
  }

  /** Returns the class of that name, or null if it is not in the code. */
  @Nullable ClassNode type(String name) {
    return types.get(name);
  }

  Collection<ClassNode> types() {
    return types.values();
  }
}
