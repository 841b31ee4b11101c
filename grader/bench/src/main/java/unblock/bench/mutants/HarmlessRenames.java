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

/** Harmless rewrites with other names, another order, or another place. */
final class HarmlessRenames {
  private HarmlessRenames() {}

  static List<MutationOperator> all() {
    return List.of(
        MutationOperator.keeps("renames-private-methods", HarmlessRenames::methods),
        MutationOperator.keeps("renames-the-context", code -> renamed(code, "ctx", "exchange")),
        MutationOperator.keeps("renames-the-store", code -> renamed(code, "users", "people")),
        MutationOperator.keeps("renames-the-pool", code -> renamed(code, "pool", "elsewhere")),
        MutationOperator.keeps(
            "reverses-the-methods",
            code -> Stream.of(CodeChange.at(code.main(), () -> reverse(code)))),
        MutationOperator.keeps("moves-a-method-to-another-class", HarmlessRenames::moved),
        MutationOperator.keeps("nests-a-method-in-a-class", HarmlessRenames::nested),
        MutationOperator.keeps("extracts-a-handlers-body", HarmlessRenames::extracted));
  }

  private static Stream<CodeChange> methods(AnswerCode code) {
    Set<String> names =
        code.main().getMethods().stream()
            .filter(MethodDeclaration::isPrivate)
            .map(MethodDeclaration::getNameAsString)
            .collect(Collectors.toSet());
    return names.isEmpty()
        ? Stream.of()
        : Stream.of(CodeChange.at(code.main(), () -> rename(code, names)));
  }

  private static void rename(AnswerCode code, Set<String> names) {
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

  private static Stream<CodeChange> renamed(AnswerCode code, String name, String other) {
    List<SimpleName> uses = code.all(SimpleName.class, each -> each.getIdentifier().equals(name));
    return uses.isEmpty()
        ? Stream.of()
        : Stream.of(
            CodeChange.at(code.main(), () -> uses.forEach(each -> each.setIdentifier(other))));
  }

  private static void reverse(AnswerCode code) {
    NodeList<BodyDeclaration<?>> members = code.main().getMembers();
    List<BodyDeclaration<?>> methods =
        new ArrayList<>(members.stream().filter(MethodDeclaration.class::isInstance).toList());
    methods.forEach(method -> members.remove(method));
    java.util.Collections.reverse(methods);
    members.addAll(methods);
  }

  /** Returns private static methods that use no other member of the class. */
  private static Stream<MethodDeclaration> leaves(AnswerCode code) {
    Set<String> own =
        code.main().getMembers().stream()
            .flatMap(HarmlessRenames::names)
            .collect(Collectors.toSet());
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

  private static Stream<CodeChange> moved(AnswerCode code) {
    return leaves(code).map(method -> CodeChange.at(method, () -> move(code, method, false)));
  }

  private static Stream<CodeChange> nested(AnswerCode code) {
    return leaves(code).map(method -> CodeChange.at(method, () -> move(code, method, true)));
  }

  private static void move(AnswerCode code, MethodDeclaration method, boolean inside) {
    String name = method.getNameAsString();
    code.main().findAll(MethodCallExpr.class).stream()
        .filter(call -> call.getScope().isEmpty() && call.getNameAsString().equals(name))
        .forEach(call -> call.setScope(new NameExpr("Aside")));
    CompilationUnit unit = AnswerCode.around(method, CompilationUnit.class).orElseThrow();
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

  private static Stream<CodeChange> extracted(AnswerCode code) {
    return code.handlers().stream().map(handler -> CodeChange.at(handler, () -> extract(handler)));
  }

  private static void extract(MethodDeclaration handler) {
    Node body = handler.getBody().orElseThrow();
    String name = handler.getNameAsString() + "Now";
    AnswerCode.member(handler, "private void " + name + "(Context ctx) " + body);
    body.replace(AnswerCode.statement("{ " + name + "(ctx); }"));
  }
}
