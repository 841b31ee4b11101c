package unblock.engine.exercise;

import java.util.List;
import unblock.engine.model.Evidence.Reply;
import unblock.engine.model.Route;
import unblock.message.Message;

/**
 * A request and the reply that the contract promises.
 *
 * @param asked in words, for messages, as in {@code POST /login for "Zoë" with the right password}
 * @param key the key of its slow call; empty when there is none
 * @param form the parameters, name and value in turn
 */
public record Question(Route route, Message asked, String key, List<String> form, Reply expected) {
  public Question {
    form = List.copyOf(form);
  }

  /** A question whose description is the same in each language. */
  public Question(Route route, String asked, String key, List<String> form, Reply expected) {
    this(route, Message.verbatim(asked), key, form, expected);
  }

  /** Returns the same request during a fault. */
  public Question during(Message fault, Reply promised) {
    Message both = Message.of("exercise.asked-during", "asked", asked, "fault", fault);
    return new Question(route, both, key, form, promised);
  }
}
