package unblock.bench.mutants;

import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Modifier;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.NodeList;
import com.github.javaparser.ast.body.BodyDeclaration;
import com.github.javaparser.ast.body.ClassOrInterfaceDeclaration;
import com.github.javaparser.ast.body.FieldDeclaration;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.MethodReferenceExpr;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.SimpleName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Harmless: other names, another order, another place. */
final class Renamings {
  private Renamings() {}

  static List<Operator> all() {
    return List.of(
        Operator.keeps("renames-private-methods", Renamings::methods),
        Operator.keeps("renames-the-context", code -> renamed(code, "ctx", "exchange")),
        Operator.keeps("renames-the-store", code -> renamed(code, "users", "people")),
        Operator.keeps("renames-the-pool", code -> renamed(code, "pool", "elsewhere")),
        Operator.keeps(
            "reverses-the-methods", code -> Stream.of(Change.at(code.main(), () -> reverse(code)))),
        Operator.keeps("moves-a-method-to-another-class", Renamings::moved),
        Operator.keeps("nests-a-method-in-a-class", Renamings::nested),
        Operator.keeps("extracts-a-handlers-body", Renamings::extracted));
  }

  private static Stream<Change> methods(Code code) {
    Set<String> names =
        code.main().getMethods().stream()
            .filter(MethodDeclaration::isPrivate)
            .map(MethodDeclaration::getNameAsString)
            .collect(Collectors.toSet());
    return names.isEmpty()
        ? Stream.of()
        : Stream.of(Change.at(code.main(), () -> rename(code, names)));
  }

  private static void rename(Code code, Set<String> names) {
    for (MethodDeclaration method : code.main().getMethods()) {
      if (names.contains(method.getNameAsString())) {
        method.setName("do" + method.getNameAsString());
      }
    }
    for (MethodCallExpr call : code.main().findAll(MethodCallExpr.class)) {
      boolean own = call.getScope().isEmpty() || call.getScope().get().isThisExpr();
      if (own && names.contains(call.getNameAsString())) {
        call.setName("do" + call.getNameAsString());
      }
    }
    for (MethodReferenceExpr reference : code.main().findAll(MethodReferenceExpr.class)) {
      boolean own = reference.getScope().toString().matches("this|UserHandlers");
      if (own && names.contains(reference.getIdentifier())) {
        reference.setIdentifier("do" + reference.getIdentifier());
      }
    }
  }

  private static Stream<Change> renamed(Code code, String name, String other) {
    List<SimpleName> uses = code.all(SimpleName.class, each -> each.getIdentifier().equals(name));
    return uses.isEmpty()
        ? Stream.of()
        : Stream.of(Change.at(code.main(), () -> uses.forEach(each -> each.setIdentifier(other))));
  }

  private static void reverse(Code code) {
    NodeList<BodyDeclaration<?>> members = code.main().getMembers();
    List<BodyDeclaration<?>> methods =
        new ArrayList<>(members.stream().filter(MethodDeclaration.class::isInstance).toList());
    methods.forEach(method -> members.remove(method));
    java.util.Collections.reverse(methods);
    members.addAll(methods);
  }

  /** Private static methods that use nothing else of the class. */
  private static Stream<MethodDeclaration> leaves(Code code) {
    Set<String> own =
        code.main().getMembers().stream().flatMap(Renamings::names).collect(Collectors.toSet());
    return code.main().getMethods().stream()
        .filter(method -> method.isStatic() && method.isPrivate())
        .filter(
            method ->
                method.findAll(MethodCallExpr.class).stream()
                        .noneMatch(call -> call.getScope().isEmpty())
                    && method.findAll(NameExpr.class).stream()
                        .noneMatch(name -> own.contains(name.getNameAsString())));
  }

  private static Stream<String> names(BodyDeclaration<?> member) {
    return member instanceof FieldDeclaration field
        ? field.getVariables().stream().map(each -> each.getNameAsString())
        : Stream.of();
  }

  private static Stream<Change> moved(Code code) {
    return leaves(code).map(method -> Change.at(method, () -> move(code, method, false)));
  }

  private static Stream<Change> nested(Code code) {
    return leaves(code).map(method -> Change.at(method, () -> move(code, method, true)));
  }

  private static void move(Code code, MethodDeclaration method, boolean inside) {
    String name = method.getNameAsString();
    code.main().findAll(MethodCallExpr.class).stream()
        .filter(call -> call.getScope().isEmpty() && call.getNameAsString().equals(name))
        .forEach(call -> call.setScope(new NameExpr("Aside")));
    CompilationUnit unit = Code.around(method, CompilationUnit.class).orElseThrow();
    MethodDeclaration copy = method.clone().setPrivate(false);
    ClassOrInterfaceDeclaration aside =
        new ClassOrInterfaceDeclaration().setName("Aside").setFinal(true);
    aside.addMember(copy);
    String path = code.pathOf(method).replace("UserHandlers", "Aside");
    method.remove();
    if (inside) {
      code.main().addMember(aside.addModifier(Modifier.Keyword.PRIVATE, Modifier.Keyword.STATIC));
    } else {
      CompilationUnit other = new CompilationUnit();
      unit.getPackageDeclaration().ifPresent(each -> other.setPackageDeclaration(each.clone()));
      unit.getImports().forEach(each -> other.addImport(each.clone()));
      other.addType(aside);
      code.add(path, other);
    }
  }

  private static Stream<Change> extracted(Code code) {
    return code.handlers().stream().map(handler -> Change.at(handler, () -> extract(handler)));
  }

  private static void extract(MethodDeclaration handler) {
    Node body = handler.getBody().orElseThrow();
    String name = handler.getNameAsString() + "Now";
    Code.member(handler, "private void " + name + "(Context ctx) " + body);
    body.replace(Code.statement("{ " + name + "(ctx); }"));
  }
}
