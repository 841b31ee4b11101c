package unblock.analyzer;

import java.util.List;
import unblock.message.Message;

/**
 * One remark with a place.
 *
 * @param key the kind of the remark, as in {@code blocking-call} or {@code compile-error}
 * @param severity how certain it is
 * @param file the source file's name without folders, as in {@code UserHandlers.java}
 * @param line from 1; 0 when the class was compiled without lines
 * @param fact fact, place and reason, in words for a beginner
 * @param question the next step, as a question or as a remedy; empty when there is none
 * @param path the calls that lead there, outermost first, each as in {@code
 *     UserHandlers.login(UserHandlers.java:20)}; empty if no path is known
 * @param handlers the handlers that reach the place, as in {@code a.b.UserHandlers#login}; the path
 *     starts at the first; empty when the finding is not about a handler
 * @param call the call at the place, as in {@code Thread.sleep}; empty when the finding is not
 *     about a call
 * @param group the method and the cause, which calls for the same purpose share, as the calls of
 *     one query do; empty when the finding stands alone
 */
public record Finding(
    String key,
    Severity severity,
    String file,
    int line,
    Message fact,
    Message question,
    List<Message> path,
    List<String> handlers,
    String call,
    String group) {
  /**
   * The key of a call in a class initialiser, which blocks for certain where a request is the first
   * to use the class.
   */
  public static final String IN_INITIALISER = "blocking-initialiser";

  public Finding {
    path = List.copyOf(path);
    handlers = List.copyOf(handlers);
  }

  /** Creates a finding that stands alone. */
  public Finding(
      String key,
      Severity severity,
      String file,
      int line,
      Message fact,
      Message question,
      List<Message> path,
      List<String> handlers,
      String call) {
    this(key, severity, file, line, fact, question, path, handlers, call, "");
  }

  /** Creates a finding that is not about a call, with its whole text in one message. */
  public Finding(
      String key,
      Severity severity,
      String file,
      int line,
      Message message,
      List<Message> path,
      List<String> handlers) {
    this(key, severity, file, line, message, Message.empty(), path, handlers, "");
  }

  /** The fact, then the question. */
  public Message message() {
    return Message.joined(fact, question);
  }

  /** Returns the first finding, with the handlers of all. */
  static Finding shared(List<Finding> variants) {
    return variants
        .get(0)
        .reachedBy(variants.stream().flatMap(each -> each.handlers().stream()).distinct().toList());
  }

  private Finding reachedBy(List<String> others) {
    return new Finding(key, severity, file, line, fact, question, path, others, call, group);
  }

  /**
   * Returns a copy with the run's observation, which the message has before the question.
   *
   * @param seen the observation; may be empty
   */
  public Finding observed(Severity severity, Message seen) {
    return new Finding(
        key,
        severity,
        file,
        line,
        Message.joined(fact, seen),
        question,
        path,
        handlers,
        call,
        group);
  }

  /**
   * Returns a copy for all findings of its group.
   *
   * @param more the sentence about the others, which the message has before the next step
   * @param all the handlers that reach one of them
   */
  Finding standingFor(Message more, List<String> all) {
    return observed(severity, more).reachedBy(all);
  }

  /**
   * Returns the place in the format of stack traces and IDEs: {@code UserHandlers.java:23}; only
   * the file if the line is not known.
   */
  public String place() {
    return line > 0 ? file + ":" + line : file;
  }
}
