package unblock.analyzer;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Formats the names of class files for messages. */
final class DisplayNames {
  /** A class that Kotlin makes of a lambda: {@code Routes$start$1}, made in a method. */
  private static final Pattern KOTLIN_LAMBDA_CLASS =
      Pattern.compile("(.+?)\\$(\\p{Lower}\\w*)\\$\\d.*");

  private DisplayNames() {}

  /** {@code java/util/Map$Entry} as {@code Entry}; an anonymous class keeps its outer name. */
  static String simple(String internalName) {
    String last = internalName.substring(internalName.lastIndexOf('/') + 1);
    int dollar = last.lastIndexOf('$');
    if (dollar < 0 || dollar + 1 == last.length()) {
      return last;
    }
    String inner = last.substring(dollar + 1);
    return Character.isDigit(inner.charAt(0))
        ? simple(last.substring(0, dollar)) + "$" + inner
        : inner;
  }

  /** {@code a/B$C} as {@code a.B$C}. */
  static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }

  /**
   * {@code UserHandlers.login}; the body of a lambda is named after the method that contains it.
   */
  static Frame frame(String owner, String method) {
    Matcher kotlin = KOTLIN_LAMBDA_CLASS.matcher(owner);
    if (kotlin.matches()) {
      return new Frame(Frame.Kind.LAMBDA, call(kotlin.group(1), kotlin.group(2)));
    }
    String outer = enclosing(method);
    boolean lambda = !outer.equals(method);
    if (outer.equals("<clinit>")) {
      return new Frame(
          lambda ? Frame.Kind.LAMBDA_IN_STATIC_INITIALISER : Frame.Kind.STATIC_INITIALISER,
          simple(owner));
    }
    return new Frame(lambda ? Frame.Kind.LAMBDA : Frame.Kind.METHOD, call(owner, outer));
  }

  /** {@code lambda$login$0}, or {@code login$lambda$0} of Kotlin, as {@code login}. */
  static String enclosing(String method) {
    if (!method.startsWith("lambda$")) {
      int kotlin = method.indexOf("$lambda$");
      return kotlin > 0 ? method.substring(0, kotlin) : method;
    }
    int end = method.lastIndexOf('$');
    String name = end > 7 ? method.substring(7, end) : method;
    return switch (name) {
      case "new" -> "<init>";
      case "static" -> "<clinit>";
      default -> name;
    };
  }

  /** A library call as in source code: {@code Thread.sleep}, {@code new FileReader}. */
  static String call(String owner, String method) {
    return method.equals("<init>") ? "new " + simple(owner) : simple(owner) + "." + method;
  }
}
