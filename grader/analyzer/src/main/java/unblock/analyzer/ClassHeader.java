package unblock.analyzer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.tree.AnnotationNode;
import org.objectweb.asm.tree.ClassNode;
import org.objectweb.asm.tree.MethodNode;

/** The declarations of a class: its supertypes and methods, without code. */
record ClassHeader(
    String name,
    @Nullable String superName,
    List<String> interfaces,
    boolean isInterface,
    boolean isConcrete,
    Set<String> annotations,
    List<Declared> methods) {

  /** One declared method. */
  record Declared(String name, String descriptor, boolean isAbstract, Set<String> annotations) {
    boolean isConstructor() {
      return name.equals("<init>");
    }
  }

  Optional<Declared> method(String name, String descriptor) {
    for (Declared method : methods) {
      if (method.name().equals(name) && method.descriptor().equals(descriptor)) {
        return Optional.of(method);
      }
    }
    return Optional.empty();
  }

  static ClassHeader of(byte[] bytes) {
    ClassNode node = new ClassNode();
    new ClassReader(bytes)
        .accept(node, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return of(node);
  }

  static ClassHeader of(ClassNode node) {
    List<Declared> methods = new ArrayList<>();
    node.methods.forEach(
        method ->
            methods.add(
                new Declared(
                    method.name,
                    method.desc,
                    (method.access & Opcodes.ACC_ABSTRACT) != 0,
                    annotations(method))));
    return new ClassHeader(
        node.name,
        node.superName,
        List.copyOf(node.interfaces),
        (node.access & Opcodes.ACC_INTERFACE) != 0,
        (node.access & (Opcodes.ACC_INTERFACE | Opcodes.ACC_ABSTRACT)) == 0,
        names(node.visibleAnnotations, node.invisibleAnnotations),
        List.copyOf(methods));
  }

  static Set<String> annotations(MethodNode method) {
    return names(method.visibleAnnotations, method.invisibleAnnotations);
  }

  static Set<String> annotations(ClassNode node) {
    return names(node.visibleAnnotations, node.invisibleAnnotations);
  }

  private static Set<String> names(
      @Nullable List<AnnotationNode> visible, @Nullable List<AnnotationNode> invisible) {
    if (visible == null && invisible == null) {
      return Set.of();
    }
    return Stream.of(visible, invisible)
        .filter(list -> list != null)
        .flatMap(List::stream)
        .map(annotation -> annotation.desc.substring(1, annotation.desc.length() - 1))
        .collect(Collectors.toUnmodifiableSet());
  }
}
