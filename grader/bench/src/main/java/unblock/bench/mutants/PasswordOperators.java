package unblock.bench.mutants;

import com.github.javaparser.ast.expr.MethodCallExpr;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Mutations that compare the password wrongly. */
final class PasswordOperators {
  /** The comparisons; the first text is the right password, the second the given one. */
  private static final Map<String, String> COMPARISONS = new LinkedHashMap<>();

  static {
    COMPARISONS.put("lets-anybody-in", "true");
    COMPARISONS.put("ignores-case", "%1$s.equalsIgnoreCase(%2$s)");
    COMPARISONS.put("compares-the-beginning", "%2$s.startsWith(%1$s)");
    COMPARISONS.put("compares-the-end", "%2$s.endsWith(%1$s.trim())");
    COMPARISONS.put("ignores-blanks-around", "%1$s.trim().equals(%2$s.trim())");
    COMPARISONS.put("trims-what-is-given", "%1$s.equals(%2$s.trim())");
    COMPARISONS.put("compares-the-length", "(%1$s.length() == %2$s.length())");
    COMPARISONS.put("compares-identity", "(%1$s == %2$s)");
  }

  private PasswordOperators() {}

  static List<MutationOperator> all() {
    return COMPARISONS.entrySet().stream()
        .map(
            each ->
                MutationOperator.breaks(
                    each.getKey(),
                    "login.answers",
                    code ->
                        comparisons(code)
                            .map(
                                call ->
                                    CodeChange.replace(
                                        call,
                                        was ->
                                            each.getValue()
                                                .formatted(
                                                    was.getScope().orElseThrow(),
                                                    was.getArgument(0))))))
        .toList();
  }

  private static Stream<MethodCallExpr> comparisons(AnswerCode code) {
    return code.calls("equals").stream()
        .filter(call -> call.getArgument(0).toString().matches("password|pw"));
  }
}
