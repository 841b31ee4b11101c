package unblock.bench.mutants;

import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.body.CallableDeclaration;
import com.github.javaparser.ast.expr.Expression;
import java.util.function.Function;

/**
 * One place where an operator applies, and what it does there. Made for one set of trees, and used
 * at most once.
 *
 * @param where the method and line, for people
 * @param apply changes the trees
 */
record CodeChange(String where, Runnable apply) {
  /** A change at that node. */
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

  /** Puts another expression in place of that one; the text is made when the change is applied. */
  static <E extends Expression> CodeChange replace(E expression, Function<E, String> by) {
    return at(expression, () -> expression.replace(AnswerCode.expression(by.apply(expression))));
  }

  /** The same change, with a word on which of several ways it is. */
  CodeChange how(String way) {
    return new CodeChange(where + " " + way, apply);
  }
}
