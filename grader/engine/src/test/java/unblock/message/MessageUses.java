package unblock.message;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreeScanner;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** How Java sources name entries of bundles. */
final class MessageUses {
  private static final String PREFIX = "[a-z][a-z0-9-]*\\.([a-z0-9-]+\\.)*";

  private static final Pattern KEY_IN_TEMPLATE =
      Pattern.compile("\"([a-z][a-z0-9-]*(?:\\.[a-z0-9-]+)+)\"");

  /**
   * A call of {@code Message.of} or {@code Translator.text} with literal keys.
   *
   * @param keys several where a condition chooses
   * @param names of the arguments; empty where not all are literals
   */
  record Call(String place, List<String> keys, Optional<Set<String>> names) {}

  final List<Call> calls = new ArrayList<>();
  final Set<String> literals = new HashSet<>();

  /** Beginnings and endings of keys that the code completes, as in {@code report.word.}. */
  final Set<String> prefixes = new TreeSet<>();

  final Set<String> suffixes = new TreeSet<>();

  void add(CompilationUnitTree unit) {
    new Scanner(unit).scan(unit, null);
  }

  /** Adds the keys that a template of a page names. */
  void addTemplate(String text) {
    KEY_IN_TEMPLATE.matcher(text).results().forEach(key -> literals.add(key.group(1)));
  }

  /** Whether the code names that key in full or in part. */
  boolean uses(String key) {
    return literals.contains(key)
        || prefixes.stream().anyMatch(key::startsWith)
        || suffixes.stream().anyMatch(key::endsWith);
  }

  private final class Scanner extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;

    Scanner(CompilationUnitTree unit) {
      this.unit = unit;
    }

    @Override
    public Void visitLiteral(LiteralTree node, Void unused) {
      if (node.getValue() instanceof String text) {
        literals.add(text.replaceFirst("^\\d?:", "")); // Picocli's exit codes, as in "0:cli.exit".
        if (text.matches(PREFIX)) {
          prefixes.add(text);
        }
      }
      return super.visitLiteral(node, unused);
    }

    @Override
    public Void visitBinary(BinaryTree node, Void unused) {
      texts(node.getRightOperand()).stream()
          .filter(text -> text.matches("(\\.[a-z0-9-]+)+"))
          .forEach(suffixes::add);
      return super.visitBinary(node, unused);
    }

    @Override
    public Void visitMethodInvocation(MethodInvocationTree node, Void unused) {
      String method = node.getMethodSelect().toString();
      List<? extends ExpressionTree> arguments = node.getArguments();
      boolean text = method.matches(".*(?i:texts(\\(\\))?)\\.text") && arguments.size() == 1;
      if (method.equals("Message.of") || text) {
        List<String> keys = texts(arguments.get(0));
        if (!keys.isEmpty()) {
          calls.add(new Call(unit.getSourceFile().getName() + ": " + keys, keys, names(arguments)));
        }
      }
      return super.visitMethodInvocation(node, unused);
    }
  }

  private static Optional<Set<String>> names(List<? extends ExpressionTree> arguments) {
    Set<String> names = new TreeSet<>();
    for (int i = 1; i < arguments.size(); i += 2) {
      List<String> name = texts(arguments.get(i));
      if (name.size() != 1) {
        return Optional.empty();
      }
      names.addAll(name);
    }
    return Optional.of(names);
  }

  private static List<String> texts(Tree tree) {
    if (tree instanceof LiteralTree literal && literal.getValue() instanceof String text) {
      return List.of(text);
    }
    if (tree instanceof ParenthesizedTree parentheses) {
      return texts(parentheses.getExpression());
    }
    if (tree instanceof ConditionalExpressionTree choice) {
      List<String> both = new ArrayList<>(texts(choice.getTrueExpression()));
      both.addAll(texts(choice.getFalseExpression()));
      return both;
    }
    return List.of();
  }
}
