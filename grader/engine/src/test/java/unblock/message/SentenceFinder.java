package unblock.message;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * String literals of three words or more. Exempt are texts of exceptions that only a stack trace
 * shows, SQL, and regular expressions.
 */
final class SentenceFinder extends TreePathScanner<Void, Void> {
  /** Exceptions for programming errors: nobody catches them to show their texts. */
  static final Set<String> PROGRAMMING_ERRORS =
      Set.of(
          "AssertionError",
          "IllegalArgumentException",
          "IllegalStateException",
          "UncheckedIOException",
          "UnsupportedOperationException");

  private static final Set<String> PATTERNS =
      Set.of("compile", "matches", "replaceAll", "replaceFirst", "split");
  private static final Set<String> CHECKS = Set.of("requireNonNull");

  private static final Pattern SQL =
      Pattern.compile(
          "(?s)\\s*(SELECT|INSERT|CREATE|UPDATE|DELETE|ATTACH|DETACH|PRAGMA|BEGIN)\\b.*");
  private static final Pattern WORD = Pattern.compile("[(\"']?\\p{L}[\\p{L}'-]*[)\"'.,;:!?]*");

  /** A sentence with its file. */
  record Sentence(String file, String text) {}

  private final CompilationUnitTree unit;
  private final Pattern exceptions;
  private final List<Sentence> found = new ArrayList<>();

  private SentenceFinder(CompilationUnitTree unit, Pattern exceptions) {
    this.unit = unit;
    this.exceptions = exceptions;
  }

  /** Those of one file, except in exceptions whose names match. */
  static List<Sentence> in(CompilationUnitTree unit, Pattern exceptions) {
    SentenceFinder finder = new SentenceFinder(unit, exceptions);
    finder.scan(unit, null);
    return finder.found;
  }

  @Override
  public Void visitLiteral(LiteralTree node, Void unused) {
    if (node.getValue() instanceof String text && isSentence(text) && !isExempt()) {
      found.add(new Sentence(unit.getSourceFile().getName(), text));
    }
    return null;
  }

  /** A sentence may be broken over lines. */
  @Override
  public Void visitBinary(BinaryTree node, Void unused) {
    boolean whole = !(getCurrentPath().getParentPath().getLeaf() instanceof BinaryTree);
    StringBuilder text = new StringBuilder();
    if (whole && literals(node, text) > 1 && isSentence(text.toString()) && !isExempt()) {
      found.add(new Sentence(unit.getSourceFile().getName(), text.toString()));
      return null;
    }
    return super.visitBinary(node, unused);
  }

  private static int literals(Tree tree, StringBuilder text) {
    if (tree instanceof BinaryTree binary) {
      return literals(binary.getLeftOperand(), text) + literals(binary.getRightOperand(), text);
    }
    if (tree instanceof LiteralTree literal && literal.getValue() instanceof String part) {
      text.append(part);
      return 1;
    }
    text.append(" 0 ");
    return 0;
  }

  static boolean isSentence(String text) {
    int run = 0;
    for (String token : text.strip().split("\\s+")) {
      run = WORD.matcher(token).matches() ? run + 1 : 0;
      if (run == 3) {
        return !SQL.matcher(text).matches();
      }
    }
    return false;
  }

  private boolean isExempt() {
    for (TreePath path = getCurrentPath(); path != null; path = path.getParentPath()) {
      Tree leaf = path.getLeaf();
      if (leaf instanceof NewClassTree made) {
        return exceptions.matcher(made.getIdentifier().toString()).matches();
      }
      if (leaf instanceof MethodInvocationTree call) {
        String method = call.getMethodSelect().toString();
        String name = method.substring(method.lastIndexOf('.') + 1);
        if (PATTERNS.contains(name) || CHECKS.contains(name)) {
          return true;
        }
      }
    }
    return false;
  }
}
