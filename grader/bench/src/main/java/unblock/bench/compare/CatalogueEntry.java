package unblock.bench.compare;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.List;
import java.util.Optional;
import unblock.bench.HandlerLabel;

/**
 * One method of Unblock's catalogue as a condition on the target of a call.
 *
 * @param owner a class, with * for any letters, or an annotation with @ before it
 * @param method a name, or * for all but constructors, close and the methods of Object
 * @param descriptor the parameters and the result, or an empty text for any
 * @param verdict the effect of the call, or empty where the catalogue says that it does not wait
 */
record CatalogueEntry(
    String owner, String method, String descriptor, Optional<HandlerLabel> verdict) {
  private static final List<String> LEFT_OUT =
      List.of(
          "<init>", "close", "equals", "hashCode", "toString", "getClass", "notify", "notifyAll");

  boolean covers(CodeUnitAccessTarget target) {
    return isMethod(target) && isOwner(target);
  }

  private boolean isMethod(CodeUnitAccessTarget target) {
    if (method.equals("*")) {
      return !LEFT_OUT.contains(target.getName());
    }
    return target.getName().equals(method)
        && (descriptor.startsWith("(*)")
            ? descriptor(target.getRawReturnType()).equals(descriptor.substring("(*)".length()))
            : descriptor.isEmpty() || descriptor(target).equals(descriptor));
  }

  private boolean isOwner(CodeUnitAccessTarget target) {
    if (owner.startsWith("@")) {
      String annotation = owner.substring(1);
      return target.getOwner().isAnnotatedWith(annotation) || target.isAnnotatedWith(annotation);
    }
    DescribedPredicate<JavaClass> named =
        DescribedPredicate.describe(owner, type -> matches(type.getName()));
    return method.equals("<init>")
        ? named.test(target.getOwner())
        : target.getOwner().isAssignableTo(named);
  }

  private boolean matches(String type) {
    return owner.contains("*")
        ? type.matches(owner.replace(".", "\\.").replace("$", "\\$").replace("*", ".*"))
        : type.equals(owner);
  }

  private static String descriptor(CodeUnitAccessTarget target) {
    StringBuilder descriptor = new StringBuilder("(");
    target.getRawParameterTypes().forEach(type -> descriptor.append(descriptor(type)));
    return descriptor.append(")").append(descriptor(target.getRawReturnType())).toString();
  }

  private static String descriptor(JavaClass type) {
    if (type.isPrimitive()) {
      return type.reflect().descriptorString();
    }
    String name = type.getName().replace('.', '/');
    return type.isArray() ? name : "L" + name + ";";
  }
}
