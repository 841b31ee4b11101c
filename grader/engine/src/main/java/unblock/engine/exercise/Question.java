package unblock.engine.exercise;

import java.util.List;
import unblock.engine.model.Evidence.Reply;
import unblock.engine.model.Route;

/**
 * A request and the reply that the contract promises.
 *
 * @param asked in words, for messages, as in {@code POST /login for "Zoë" with the right password}
 * @param key whose slow call belongs to it; empty when there is none
 * @param form the parameters, name and value in turn
 */
public record Question(Route route, String asked, String key, List<String> form, Reply expected) {
  public Question {
    form = List.copyOf(form);
  }

  /** The same request while something goes wrong. */
  public Question during(String words, Reply promised) {
    return new Question(route, asked + " " + words, key, form, promised);
  }
}
