package unblock.analyzer;

import java.util.List;

/**
 * One remark with a place.
 *
 * @param key what kind of remark, as in {@code blocking-call} or {@code compile-error}
 * @param severity how sure it is
 * @param file the source file's name without folders, as in {@code UserHandlers.java}
 * @param line from 1; 0 when the class was compiled without lines
 * @param message fact, place, reason and next step, in words for a beginner
 * @param path the calls that lead there, outermost first, each as in {@code
 *     UserHandlers.login(UserHandlers.java:20)}; empty when there is no path to tell
 * @param handlers the handlers that reach the place, as in {@code a.b.UserHandlers#login}; the path
 *     starts at the first; empty when the finding is not about a handler
 * @param call what is called there, as in {@code Thread.sleep}; empty when it is about no call
 * @param question the next step: the question with which the message ends, or an empty text
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

  /** One that is about no call and ends with no question. */
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
   * The same with what was seen of it, told before the closing question.
   *
   * @param seen sentences; empty to tell nothing more
   */
  public Finding observed(Severity severity, String seen) {
    int end = Math.max(0, message.length() - question.length());
    String facts = message.substring(0, end).strip();
    String told = seen.isEmpty() ? message : "%s %s %s".formatted(facts, seen, question).strip();
    return new Finding(key, severity, file, line, told, path, handlers, call, question);
  }

  /**
   * The place as stack traces and IDEs write it: {@code UserHandlers.java:23}; the file alone where
   * the line is not known.
   */
  public String place() {
    return line > 0 ? file + ":" + line : file;
  }
}
