package unblock.analyzer;

import java.util.List;

/**
 * One remark with a place.
 *
 * @param key the kind of the remark, as in {@code blocking-call} or {@code compile-error}
 * @param severity how certain it is
 * @param file the source file's name without folders, as in {@code UserHandlers.java}
 * @param line from 1; 0 if the class was compiled without lines
 * @param message fact, place, reason and next step, in words for a beginner
 * @param path the calls that lead there, outermost first, each as in {@code
 *     UserHandlers.login(UserHandlers.java:20)}; empty if no path is known
 * @param handlers the handlers that reach the place, as in {@code a.b.UserHandlers#login}; the path
 *     starts at the first; empty if the finding is not about a handler
 * @param call the method that is called there, as in {@code Thread.sleep}; empty if the finding is
 *     not about a call
 * @param question the next step: the question at the end of the message, or an empty text
 */
public record Finding(
    String key,
    Severity severity,
    String file,
    int line,
    String message,
    List<String> path,
    List<String> handlers,
    String call,
    String question) {
  public Finding {
    path = List.copyOf(path);
    handlers = List.copyOf(handlers);
  }

  /** Creates a finding without a call and a question. */
  public Finding(
      String key,
      Severity severity,
      String file,
      int line,
      String message,
      List<String> path,
      List<String> handlers) {
    this(key, severity, file, line, message, path, handlers, "", "");
  }

  /**
   * Returns the same finding with an observation, which precedes the closing question.
   *
   * @param seen sentences; may be empty
   */
  public Finding observed(Severity severity, String seen) {
    int end = Math.max(0, message.length() - question.length());
    String facts = message.substring(0, end).strip();
    String told = seen.isEmpty() ? message : "%s %s %s".formatted(facts, seen, question).strip();
    return new Finding(key, severity, file, line, told, path, handlers, call, question);
  }

  /**
   * Returns the place in the format of stack traces and IDEs: {@code UserHandlers.java:23}; only
   * the file if the line is not known.
   */
  public String place() {
    return line > 0 ? file + ":" + line : file;
  }
}
