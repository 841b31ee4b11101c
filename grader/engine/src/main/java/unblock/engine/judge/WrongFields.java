package unblock.engine.judge;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import unblock.engine.model.Exchange;
import unblock.engine.model.Reply;
import unblock.message.Message;

/** The first field in which a reply with the right status differs from the promised one. */
final class WrongFields {
  private static final String DETAIL = "detail";

  private WrongFields() {}

  /**
   * A question about that field.
   *
   * @param replies the replies that the contract promises in the cases that were tried
   */
  static Message hint(Exchange exchange, Map<String, Object> got, Set<Reply> replies) {
    Map<String, String> promised = new TreeMap<>(exchange.expected().fields());
    if (exchange.expected().status() == 200 && got.containsKey(DETAIL)) {
      return Message.of("judge.hint.error-body");
    }
    for (Map.Entry<String, String> field : promised.entrySet()) {
      Object value = got.get(field.getKey());
      if (value == null) {
        return Message.joined(
            Message.of("judge.hint.missing-field", "field", field.getKey()),
            Message.of("judge.question.missing-field"));
      }
      if (!value.equals(field.getValue())) {
        return value instanceof String text
            ? otherField(field.getKey(), text, replies)
                .orElseGet(() -> differs(field.getKey(), TextDifference.of(field.getValue(), text)))
            : Message.joined(
                Message.of("judge.hint.no-text", "field", field.getKey()),
                Message.of("judge.question.no-text"));
      }
    }
    TreeSet<String> more = new TreeSet<>(got.keySet());
    more.removeAll(promised.keySet());
    return Message.joined(
        Message.of("judge.hint.unpromised-field", "field", more.first()),
        Message.of("judge.question.unpromised-field"));
  }

  /** The texts of the test users begin with the name of their field. */
  private static Optional<Message> otherField(String field, String got, Set<Reply> replies) {
    return replies.stream()
        .flatMap(reply -> reply.fields().keySet().stream())
        .filter(other -> !other.equals(field) && got.startsWith(other + " "))
        .findFirst()
        .map(
            other ->
                Message.joined(
                    Message.of("judge.hint.other-field", "field", field, "other", other),
                    Message.of("judge.question.other-field")));
  }

  private static Message differs(String field, TextDifference difference) {
    String key =
        switch (difference.kind()) {
          case BLANKS -> "judge.hint.other-blanks";
          case CASE -> "judge.hint.other-letters";
          case OTHER -> "judge.hint.wrong-field";
        };
    String question =
        switch (difference.kind()) {
          case BLANKS -> "judge.question.other-blanks";
          case CASE -> "judge.question.other-letters";
          case OTHER ->
              field.equals(DETAIL) ? "judge.question.wrong-detail" : "judge.question.wrong-field";
        };
    return Message.joined(
        Message.of(key, "field", field, "expected", difference.expected(), "got", difference.got()),
        Message.of(question));
  }
}
