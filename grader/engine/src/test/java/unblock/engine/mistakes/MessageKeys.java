package unblock.engine.mistakes;

import java.util.Collection;
import java.util.stream.Stream;
import unblock.engine.model.GradedCriterion;
import unblock.message.Message;

/** The keys of the messages that a criterion prints, those inside of other messages included. */
final class MessageKeys {
  private MessageKeys() {}

  static Stream<String> of(GradedCriterion criterion) {
    return Stream.concat(
        in(criterion.message()),
        criterion.findings().stream()
            .flatMap(finding -> Stream.concat(Stream.of(finding.key()), in(finding.message()))));
  }

  private static Stream<String> in(Object value) {
    if (value instanceof Message message) {
      return Stream.concat(Stream.of(message.key()), in(message.arguments().values()));
    }
    return value instanceof Collection<?> values
        ? values.stream().flatMap(MessageKeys::in)
        : Stream.empty();
  }
}
