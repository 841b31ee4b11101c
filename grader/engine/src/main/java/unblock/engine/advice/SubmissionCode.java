package unblock.engine.advice;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Handle;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodInsnNode;
import unblock.engine.exercise.Exercise;

/** The classes of a submission, with the methods that each request runs. */
final class SubmissionCode {
  private final Map<String, ClassNode> classes = new LinkedHashMap<>();
  private final List<CodeMethod> methods;
  private final List<CodeMethod> perRequest;

  private SubmissionCode(Collection<byte[]> files, Exercise exercise) {
    for (byte[] file : files) {
      ClassNode node = new ClassNode();
      new ClassReader(file).accept(node, ClassReader.SKIP_FRAMES);
      classes.put(node.name, node);
    }
    methods =
        classes.values().stream()
            .flatMap(type -> type.methods.stream().map(method -> new CodeMethod(type, method)))
            .toList();
    perRequest = new RequestMethods(this).of(exercise);
  }

  /**
   * Returns the code in these class files; empty when one of them is invalid, for which ASM throws
   * many types.
   */
  static Optional<SubmissionCode> of(Collection<byte[]> files, Exercise exercise) {
    try {
      return Optional.of(new SubmissionCode(files, exercise));
    } catch (RuntimeException e) {
      return Optional.empty();
    }
  }

  /** The class with that internal name, if the submission has it. */
  Optional<ClassNode> type(String name) {
    return Optional.ofNullable(classes.get(name));
  }

  /** The method or the body of the lambda, if the submission has it. */
  Optional<CodeMethod> method(Handle handle) {
    return method(handle.getOwner(), handle.getName(), handle.getDesc());
  }

  /** The method of that class, if the submission has it. */
  Optional<CodeMethod> method(String owner, String name, String descriptor) {
    return methods.stream()
        .filter(method -> method.owner().name.equals(owner))
        .filter(method -> method.is(name))
        .filter(method -> method.node().desc.equals(descriptor))
        .findFirst();
  }

  /**
   * The method that the call runs, in the class that it names or in one of its superclasses; empty
   * when the submission does not have it, or only without a body.
   */
  Optional<CodeMethod> target(MethodInsnNode call) {
    Optional<ClassNode> type = type(call.owner);
    while (type.isPresent()) {
      Optional<CodeMethod> found = method(type.get().name, call.name, call.desc);
      if (found.isPresent()) {
        return found.filter(method -> method.node().instructions.size() > 0);
      }
      type = Optional.ofNullable(type.get().superName).flatMap(this::type);
    }
    return Optional.empty();
  }

  /** All methods, lambdas included. */
  List<CodeMethod> methods() {
    return methods;
  }

  /**
   * The methods that run for each request. A method that a request may run and that stores a shared
   * object in a field is not among them: it may run once.
   */
  List<CodeMethod> perRequest() {
    return perRequest;
  }

  /** All calls. */
  Stream<CodeCall> calls() {
    return methods.stream().flatMap(CodeMethod::calls);
  }

  /** The calls that are made for each request. */
  Stream<CodeCall> callsPerRequest() {
    return perRequest.stream().flatMap(CodeMethod::calls);
  }

  /** The calls that are not made for each request, such as those of a constructor. */
  Stream<CodeCall> callsOnce() {
    return methods.stream()
        .filter(method -> !perRequest.contains(method))
        .flatMap(CodeMethod::calls);
  }
}
