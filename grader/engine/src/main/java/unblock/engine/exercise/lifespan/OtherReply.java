package unblock.engine.exercise.lifespan;

import java.util.List;
import java.util.Optional;
import unblock.engine.model.Exchange;
import unblock.engine.model.Outcome;
import unblock.message.Message;

/** The sentence about a reply that is not the promised one. */
final class OtherReply {
  private static final int LONGEST = 120;

  private OtherReply() {}

  /** About the first of these requests with a wrong reply, or with none; empty if all are right. */
  static Optional<Message> fact(List<Exchange> exchanges) {
    return wrong(exchanges).map(OtherReply::fact);
  }

  /** The same, with a question that leads on. */
  static Optional<Message> factAndQuestion(List<Exchange> exchanges) {
    return wrong(exchanges)
        .map(
            each ->
                Message.joined(
                    fact(each),
                    each.unanswered()
                        ? Message.of("lifespan.question.no-reply")
                        : Message.of("lifespan.question.other-reply")));
  }

  private static Optional<Exchange> wrong(List<Exchange> exchanges) {
    return exchanges.stream().filter(each -> !each.right()).findFirst();
  }

  private static Message fact(Exchange exchange) {
    int expected = exchange.expected().status();
    return exchange.outcome() instanceof Outcome.Replied replied
        ? Message.of(
            "lifespan.other-reply",
            "asked",
            exchange.asked(),
            "expected",
            expected,
            "status",
            replied.status(),
            "body",
            shown(replied.body()))
        : Message.of("lifespan.no-reply", "asked", exchange.asked(), "expected", expected);
  }

  private static String shown(String body) {
    String line = body.strip().replaceAll("\\s+", " ");
    return line.length() > LONGEST ? line.substring(0, LONGEST) + "…" : line;
  }
}
