package unblock.engine.judge;

import java.util.List;
import unblock.engine.model.Stack;
import unblock.message.Message;

/** The line of a submission at which a thread waits, for the message of a criterion. */
public final class WaitingPlace {
  private WaitingPlace() {}

  /**
   * Returns a sentence with the method and the line; empty when the submission has no frame there.
   *
   * @param frames innermost first
   * @param packageName the package of the submission
   */
  public static Message sentence(List<String> frames, String packageName) {
    return SubmissionFrames.place(new Stack("", "", "", frames), packageName)
        .map(at -> Message.of("judge.waits-in", "called", at.called(), "place", at.place()))
        .orElse(Message.empty());
  }

  /** Returns the same sentence for the first of several threads that has such a frame. */
  public static Message first(List<Stack> threads, String packageName) {
    return threads.stream()
        .map(stack -> sentence(stack.frames(), packageName))
        .filter(sentence -> !sentence.isEmpty())
        .findFirst()
        .orElse(Message.empty());
  }
}
