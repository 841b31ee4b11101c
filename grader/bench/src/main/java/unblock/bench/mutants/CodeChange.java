package unblock.bench.mutants;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.Expression;
import java.util.function.Function;

/**
 * One place where an operator applies, with the change. It belongs to one set of trees and is used
 * at most once.
 *
 * @param where the method and line, for people
 * @param apply changes the trees
 */
record CodeChange(String where, Runnable apply) {
  /** Returns a change at that node. */
  static CodeChange at(Node node, Runnable apply) {
    String method =
        node instanceof CallableDeclaration<?> own
            ? own.getNameAsString()
            : AnswerCode.around(node, CallableDeclaration.class)
                .map(around -> around.getNameAsString())
                .orElse("class");
    int line = node.getBegin().map(at -> at.line).orElse(0);
    return new CodeChange(method + ":" + line, apply);
  }

  /**
   * Returns a change that replaces that expression; the new text is computed when the change is
   * applied.
   */
  static <E extends Expression> CodeChange replace(E expression, Function<E, String> by) {
    return at(expression, () -> expression.replace(AnswerCode.expression(by.apply(expression))));
  }

  /** Returns the same change with a word that distinguishes it from other variants. */
  CodeChange how(String way) {
    return new CodeChange(where + " " + way, apply);
  }
}
