package unblock.engine.exercise;

import java.util.List;
import unblock.engine.model.Reply;
import unblock.engine.model.Route;
import unblock.message.Message;

/**
 * A request and the reply that the contract promises.
 *
 * @param asked in words, for messages, as in {@code POST /login for "Zoë" with the right password}
 * @param key the key of its slow call; empty when there is none
 * @param form the parameters, name and value in turn
 * @param alternatives other replies that the contract allows
 */
public record Question(
    Route route,
    Message asked,
    String key,
    List<String> form,
    Reply expected,
    List<Reply> alternatives) {
  public Question {
    form = List.copyOf(form);
    alternatives = List.copyOf(alternatives);
  }

  /** A question with one right reply. */
  public Question(Route route, Message asked, String key, List<String> form, Reply expected) {
    this(route, asked, key, form, expected, List.of());
  }

  /** A question whose description is the same in each language. */
  public Question(Route route, String asked, String key, List<String> form, Reply expected) {
    this(route, Message.verbatim(asked), key, form, expected);
  }

  /**
   * Returns the same request during a fault.
   *
   * @param fault in words
   */
  public Question during(Message fault, ExpectedFault expectedFault) {
    Message both = Message.of("exercise.asked-during", "asked", asked, "fault", fault);
    Reply noticed = expectedFault.reply();
    return switch (expectedFault.duty()) {
      case NOTICE -> new Question(route, both, key, form, noticed);
      case NOTICE_OR_CONTINUE -> new Question(route, both, key, form, expected, List.of(noticed));
    };
  }
}
