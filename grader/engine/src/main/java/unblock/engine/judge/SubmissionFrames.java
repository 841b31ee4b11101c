package unblock.engine.judge;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import unblock.engine.model.Evidence.Stack;
import unblock.message.Message;

/** Reads a stack as a student would want it told: which line of theirs called what. */
final class SubmissionFrames {
  private static final Pattern FRAME =
      Pattern.compile(
          "([\\w.$]+)\\.([\\w$<>]+)\\(([^:()]*):(-?\\d+)\\)", Pattern.UNICODE_CHARACTER_CLASS);
  private static final Pattern LAMBDA =
      Pattern.compile("lambda\\$(\\w+)\\$\\d+", Pattern.UNICODE_CHARACTER_CLASS);

  /**
   * Where a thread stood.
   *
   * @param handler the outermost method of the submission, as in {@code UserHandlers.login}
   * @param called what the submission's innermost line called, as in {@code UserStore.find}; the
   *     line's own method when it called nothing
   * @param path the submission's frames, outermost first
   */
  record Place(String handler, String called, String file, int line, List<String> path) {
    /** As in {@code UserHandlers.java:23}. */
    String place() {
      return file + ":" + line;
    }

    /** The path as a finding has it. */
    List<Message> messages() {
      return path.stream().map(Message::verbatim).toList();
    }
  }

  private record Frame(String type, String method, String file, int line) {}

  private SubmissionFrames() {}

  /** The place in the submission's own code; empty when the stack shows none of it. */
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
    Frame called = at > 0 ? frames.get(at - 1) : innermost;
    List<String> path = new ArrayList<>();
    for (int i = own.size() - 1; i >= 0; i--) {
      path.add("%s(%s:%d)".formatted(name(own.get(i)), own.get(i).file(), own.get(i).line()));
    }
    return Optional.of(
        new Place(
            name(outermost), name(called), innermost.file(), innermost.line(), List.copyOf(path)));
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

  /** {@code UserHandlers.login}, also for a lambda in it; what is given goes by its given name. */
  private static String name(Frame frame) {
    String type = frame.type().substring(frame.type().lastIndexOf('.') + 1);
    if (frame.type().equals("unblock.runtime.SqliteUserStore")) {
      type = "UserStore";
    }
    Matcher lambda = LAMBDA.matcher(frame.method());
    String method = lambda.matches() ? lambda.group(1) : frame.method();
    return type.replaceAll("\\$\\d.*", "").replace('$', '.') + "." + method;
  }
}
