package unblock.bench.mutants;

import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.StaticJavaParser;
import com.github.javaparser.ast.CompilationUnit;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.MethodDeclaration;
import com.github.javaparser.ast.body.TypeDeclaration;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.stmt.Statement;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import unblock.engine.exercise.Exercise;
import unblock.engine.submission.SourceFile;

/** The files of one answer as syntax trees that may be changed. */
final class AnswerCode {
  private static final String MAIN = "UserHandlers";
  private static final Set<String> ROUTES = Set.of("login", "info", "history");

  static {
    StaticJavaParser.getParserConfiguration()
        .setLanguageLevel(ParserConfiguration.LanguageLevel.JAVA_17);
  }

  private final String exercise;
  private final Map<String, CompilationUnit> units = new LinkedHashMap<>();

  private AnswerCode(Exercise exercise, List<SourceFile> sources) {
    this.exercise = exercise.id();
    for (SourceFile source : sources) {
      units.put(source.path(), StaticJavaParser.parse(source.text()));
    }
  }

  /** Parses that answer into new trees. */
  static AnswerCode of(RightAnswer answer) {
    return of(answer.exercise(), answer.sources());
  }

  static AnswerCode of(Exercise exercise, List<SourceFile> sources) {
    return new AnswerCode(exercise, sources);
  }

  /** The id of the exercise, as in {@code offload}. */
  String exercise() {
    return exercise;
  }

  /** Returns the current files, all printed in the same style. */
  List<SourceFile> sources() {
    return units.entrySet().stream()
        .map(unit -> new SourceFile(unit.getKey(), unit.getValue().toString()))
        .toList();
  }

  /** Returns all nodes of that kind, file by file, from top to bottom. */
  <N extends Node> List<N> all(Class<N> kind) {
    return units.values().stream().flatMap(unit -> unit.findAll(kind).stream()).toList();
  }

  /** Returns all nodes of that kind for which the predicate holds. */
  <N extends Node> List<N> all(Class<N> kind, Predicate<N> which) {
    return all(kind).stream().filter(which).toList();
  }

  /** Returns all calls of methods with those names. */
  List<MethodCallExpr> calls(String... names) {
    return all(MethodCallExpr.class, call -> Set.of(names).contains(call.getNameAsString()));
  }

  /** Whether the code contains that text. */
  boolean has(String text) {
    return units.values().stream().anyMatch(unit -> unit.toString().contains(text));
  }

  /** Returns the three methods that answer requests. */
  List<MethodDeclaration> handlers() {
    return main().getMethods().stream()
        .filter(method -> ROUTES.contains(method.getNameAsString()))
        .toList();
  }

  /** Returns the class UserHandlers. */
  TypeDeclaration<?> main() {
    return units.values().stream()
        .flatMap(unit -> unit.getTypes().stream())
        .filter(type -> type.getNameAsString().equals(MAIN))
        .findFirst()
        .orElseThrow();
  }

  /** Returns the calls that begin a look-up, in the store or in the service over HTTP. */
  Stream<MethodCallExpr> lookUps() {
    return calls("find", "sendAsync").stream()
        .filter(call -> call.getScope().map(Node::toString).orElse("").matches("users|http"));
  }

  /** Adds a file. */
  void add(String path, CompilationUnit unit) {
    units.put(path, unit);
  }

  /** Returns the path of the file with that node. */
  String pathOf(Node node) {
    CompilationUnit unit = node.findCompilationUnit().orElseThrow();
    return units.entrySet().stream()
        .filter(each -> same(each.getValue(), unit))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElseThrow();
  }

  /** Adds a member to the outermost class around that node, unless it exists already. */
  static void member(Node near, String text) {
    TypeDeclaration<?> type = home(near);
    var member = StaticJavaParser.parseBodyDeclaration(text);
    if (!type.getMembers().contains(member)) {
      type.getMembers().add(member);
    }
  }

  /** Returns the outermost class around that node. */
  static TypeDeclaration<?> home(Node node) {
    return node.findCompilationUnit()
        .flatMap(
            unit ->
                unit.getTypes().stream()
                    .filter(type -> same(type, node) || type.isAncestorOf(node))
                    .findFirst())
        .orElseThrow();
  }

  /** Whether both are the same object. Trees with the same content are equal, wherever they are. */
  @SuppressWarnings("ReferenceEquality")
  static boolean same(Node one, Node other) {
    return one == other;
  }

  /** Whether that node is in the file of UserHandlers. */
  static boolean isInMain(Node node) {
    return home(node).getNameAsString().equals(MAIN);
  }

  /** Returns the nearest node of that kind around that node. */
  static <N extends Node> Optional<N> around(Node node, Class<N> kind) {
    Optional<Node> parent = node.getParentNode();
    while (parent.isPresent() && !kind.isInstance(parent.get())) {
      parent = parent.get().getParentNode();
    }
    return parent.map(kind::cast);
  }

  static Expression expression(String text) {
    return StaticJavaParser.parseExpression(text);
  }

  static Statement statement(String text) {
    return StaticJavaParser.parseStatement(text);
  }
}
