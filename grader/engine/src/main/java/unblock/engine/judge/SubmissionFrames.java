package unblock.engine.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unblock.engine.model.Stack;
import unblock.message.Message;

/** Finds the line of the submission in a stack, and the method that this line called. */
final class SubmissionFrames {
  private static final Pattern FRAME =
      Pattern.compile(
          "([\\w.$]+)\\.([\\w$<>]+)\\(([^:()]*):(-?\\d+)\\)", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern LAMBDA =
      Pattern.compile("lambda\\$(\\w+)\\$\\d+", Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * The position of a thread in the submission's code.
   *
   * @param handler the outermost method of the submission, as in {@code UserHandlers.login}
   * @param called the method called by the submission's innermost line, as in {@code
   *     UserStore.find}; the line's own method when it called none
   * @param path the submission's frames, outermost first
   */
  record Place(String handler, String called, String file, int line, List<String> path) {
    /** The file and line, as in {@code UserHandlers.java:23}. */
    String place() {
      return file + ":" + line;
    }

    /** The path in the form of a finding. */
    List<Message> messages() {
      return path.stream().map(Message::verbatim).toList();
    }
  }

  /** The names in an API of classes that implement it. */
  private static final Map<String, String> PUBLIC_NAMES =
      Map.of(
          "unblock.runtime.SqliteUserStore", "UserStore",
          "unblock.runtime.ClosableUserStore", "UserStore",
          "jdk.internal.net.http.HttpClientFacade", "HttpClient",
          "jdk.internal.net.http.HttpClientImpl", "HttpClient");

  private record Frame(String type, String method, String file, int line) {}

  private SubmissionFrames() {}

  /** Returns the place in the submission's own code; empty when the stack has no frame of it. */
  static Optional<Place> place(Stack stack, String packageName) {
    List<Frame> frames = stack.frames().stream().flatMap(text -> parse(text).stream()).toList();
    List<Frame> own =
        frames.stream().filter(frame -> frame.type().startsWith(packageName + ".")).toList();
    if (own.isEmpty()) {
      return Optional.empty();
    }
    Frame innermost = own.get(0);
    Frame outermost = own.get(own.size() - 1);
    int at = frames.indexOf(innermost);
    // The grader's own probes stand around calls and are none of the submission's business.
    Frame called = at > 0 && !isProbe(frames.get(at - 1)) ? frames.get(at - 1) : innermost;
    List<String> path = new ArrayList<>();
    for (int i = own.size() - 1; i >= 0; i--) {
      path.add("%s(%s:%d)".formatted(name(own.get(i)), own.get(i).file(), own.get(i).line()));
    }
    return Optional.of(
        new Place(
            name(outermost), name(called), innermost.file(), innermost.line(), List.copyOf(path)));
  }

  private static boolean isProbe(Frame frame) {
    return frame.type().startsWith("unblock.runtime.probe.");
  }

  private static Optional<Frame> parse(String text) {
    Matcher matcher = FRAME.matcher(text);
    return matcher.matches()
        ? Optional.of(
            new Frame(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                Integer.parseInt(matcher.group(4))))
        : Optional.empty();
  }

  /**
   * Returns {@code UserHandlers.login}, also for a lambda in it; a given class has its public name.
   */
  private static String name(Frame frame) {
    String type = frame.type().substring(frame.type().lastIndexOf('.') + 1);
    type = PUBLIC_NAMES.getOrDefault(frame.type(), type);
    Matcher lambda = LAMBDA.matcher(frame.method());
    String method = lambda.matches() ? lambda.group(1) : frame.method();
    return type.replaceAll("\\$\\d.*", "").replace('$', '.') + "." + method;
  }
}
