package unblock.engine.advice;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.FieldInsnNode;
import org.objectweb.asm.tree.InvokeDynamicInsnNode;
import unblock.engine.exercise.ApiRoutes;
import unblock.engine.exercise.Exercise;

/**
 * Finds the methods that each request runs: the handlers, the methods that they call, and the
 * lambdas that they create.
 */
final class RequestMethods {
  /** The methods of functional interfaces, which a library calls on an object of the submission. */
  private static final Set<String> FUNCTIONS =
      Set.of("run", "call", "get", "apply", "accept", "test", "compute");

  /** Calls that keep what they are given, so that it is made once. */
  private static final Set<String> KEEPING =
      Set.of(
          "computeIfAbsent",
          "putIfAbsent",
          "compareAndSet",
          "updateAndGet",
          "accumulateAndGet",
          "getAndUpdate",
          "getAndSet");

  private static final List<String> SHARED =
      List.of("Ljava/util/", "Ljava/net/http/", "Ljava/lang/Thread", "Lunblock/exercises/");

  private final SubmissionCode code;

  RequestMethods(SubmissionCode code) {
    this.code = code;
  }

  List<CodeMethod> of(Exercise exercise) {
    String handlers = exercise.handlersClass().replace('.', '/');
    Set<String> names = Set.copyOf(ApiRoutes.methods(exercise.api()).values());
    Set<CodeMethod> found = new LinkedHashSet<>();
    Deque<CodeMethod> open = new ArrayDeque<>();
    named(handlers, names).forEach(open::add);
    while (!open.isEmpty()) {
      CodeMethod method = open.remove();
      if (!keeps(method) && found.add(method)) {
        callees(method).forEach(open::add);
      }
    }
    return new ArrayList<>(found);
  }

  /** The methods with these names in that class and its own superclasses. */
  private Stream<CodeMethod> named(String type, Set<String> names) {
    return code.type(type).stream()
        .flatMap(
            node ->
                Stream.concat(
                    methods(node).filter(method -> names.contains(method.node().name)),
                    node.superName == null ? Stream.of() : named(node.superName, names)));
  }

  private static Stream<CodeMethod> methods(ClassNode type) {
    return type.methods.stream().map(method -> new CodeMethod(type, method));
  }

  private Stream<CodeMethod> callees(CodeMethod method) {
    Stream<CodeMethod> called =
        method
            .calls()
            .flatMap(each -> targets(each.call().owner, each.call().name, each.call().desc));
    Stream<CodeMethod> functions =
        method
            .calls()
            .filter(each -> each.is(each.call().owner, "<init>"))
            .flatMap(each -> code.type(each.call().owner).stream())
            .flatMap(RequestMethods::methods)
            .filter(each -> FUNCTIONS.contains(each.node().name));
    Stream<CodeMethod> lambdas =
        method
            .instructions(InvokeDynamicInsnNode.class)
            .flatMap(each -> Stream.of(each.bsmArgs))
            .filter(Handle.class::isInstance)
            .map(Handle.class::cast)
            .flatMap(each -> targets(each.getOwner(), each.getName(), each.getDesc()));
    return Stream.of(called, functions, lambdas).flatMap(each -> each);
  }

  /** The bodies that a call of that method may run. */
  private Stream<CodeMethod> targets(String owner, String name, String descriptor) {
    if (code.type(owner).isEmpty()) {
      return Stream.of();
    }
    boolean isOwn = name.equals("<init>") || declares(owner, name, descriptor);
    return code.methods().stream()
        .filter(each -> each.node().name.equals(name) && each.node().desc.equals(descriptor))
        .filter(each -> isOwn ? isSubtype(each.owner().name, owner) : isRelated(each, owner))
        .filter(each -> !name.equals("<init>") || each.owner().name.equals(owner));
  }

  private boolean declares(String type, String name, String descriptor) {
    return code.type(type).stream()
        .flatMap(RequestMethods::methods)
        .anyMatch(each -> each.node().name.equals(name) && each.node().desc.equals(descriptor));
  }

  private boolean isRelated(CodeMethod method, String type) {
    return isSubtype(method.owner().name, type) || isSubtype(type, method.owner().name);
  }

  private boolean isSubtype(String type, String ancestor) {
    return type.equals(ancestor)
        || code.type(type).stream()
            .flatMap(
                node -> Stream.concat(Stream.ofNullable(node.superName), node.interfaces.stream()))
            .anyMatch(each -> isSubtype(each, ancestor));
  }

  /** Whether the method keeps an object that later requests use, so that it is made once. */
  private static boolean keeps(CodeMethod method) {
    if (method.is("<init>")) {
      return false;
    }
    return method.calls().anyMatch(each -> KEEPING.contains(each.call().name))
        || method
            .instructions(FieldInsnNode.class)
            .filter(
                each ->
                    each.getOpcode() == Opcodes.PUTFIELD || each.getOpcode() == Opcodes.PUTSTATIC)
            .anyMatch(each -> SHARED.stream().anyMatch(each.desc::startsWith));
  }
}
