package unblock.engine.judge;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import unblock.engine.model.Evidence.Exchange;
import unblock.message.Message;

/** The first field in which a reply with the right status differs from the promised one. */
final class WrongFields {
  private WrongFields() {}

  /** A question about that field; about the look-up where none was made. */
  static Message hint(Exchange exchange, Map<String, Object> got) {
    if (exchange.expected().status() == 200 && exchange.lookUps() == 0) {
      return Message.of("judge.hint.not-looked-up");
    }
    Map<String, String> promised = new TreeMap<>(exchange.expected().fields());
    for (Map.Entry<String, String> field : promised.entrySet()) {
      Object value = got.get(field.getKey());
      if (value == null) {
        return Message.of("judge.hint.missing-field", "field", field.getKey());
      }
      if (!value.equals(field.getValue())) {
        return Message.of(
            value instanceof String ? "judge.hint.wrong-field" : "judge.hint.no-text",
            "field",
            field.getKey(),
            "expected",
            field.getValue(),
            "got",
            value.toString());
      }
    }
    TreeSet<String> more = new TreeSet<>(got.keySet());
    more.removeAll(promised.keySet());
    return more.isEmpty()
        ? Message.of("judge.hint.other-case")
        : Message.of("judge.hint.unpromised-field", "field", more.first());
  }
}
