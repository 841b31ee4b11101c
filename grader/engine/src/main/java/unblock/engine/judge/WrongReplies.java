package unblock.engine.judge;

import static java.util.stream.Collectors.toSet;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unblock.analyzer.Finding;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.model.Aspect;
import unblock.engine.model.EndedBy;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.OtherLookUp;
import unblock.engine.model.Outcome;
import unblock.engine.model.Reply;
import unblock.message.Message;

/** Compares replies with the promised ones, for answers, errors and isolation. */
final class WrongReplies {
  private static final int HALF = 40;

  private WrongReplies() {}

  /**
   * Passes when there are exchanges and each reply is correct.
   *
   * @param exchanges those of the criterion
   */
  static CheckOutcome judge(Evidence.Ran ran, List<Exchange> exchanges, String packageName) {
    return judge(ran, exchanges, packageName, List.of());
  }

  /**
   * The same for replies whose causes are known: beside them, a hint at another one would mislead.
   *
   * @param causes empty if none is known
   */
  static CheckOutcome judge(
      Evidence.Ran ran, List<Exchange> exchanges, String packageName, List<Finding> causes) {
    return compared(ran, exchanges, packageName, causes).with(causes);
  }

  private static CheckOutcome compared(
      Evidence.Ran ran, List<Exchange> exchanges, String packageName, List<Finding> causes) {
    if (exchanges.isEmpty()) {
      return CheckOutcome.inconclusive(Message.of("judge.nothing-asked"));
    }
    boolean besides = exchanges.stream().filter(WrongReplies::asksBesides).count() > 1;
    List<Exchange> wrong =
        exchanges.stream()
            .filter(each -> !each.right() || each.repeated() || (besides && asksBesides(each)))
            .toList();
    if (wrong.isEmpty()) {
      return CheckOutcome.passed(Message.of("judge.replies", "count", exchanges.size()));
    }
    Set<Reply> promised = ran.exchanges().stream().map(Exchange::expected).collect(toSet());
    Message first = message(wrong.get(0), promised, packageName, causes);
    return CheckOutcome.failed(
        wrong.size() == 1
            ? first
            : Message.joined(first, Message.of("judge.more-replies", "count", wrong.size() - 1)));
  }

  /**
   * Whether an answer made a look-up that the contract does not have. A single one may belong to
   * the start of the handlers.
   */
  private static boolean asksBesides(Exchange exchange) {
    return exchange.aspect().equals(Aspect.ANSWERS)
        && exchange.right()
        && !exchange.otherLookUps().isEmpty();
  }

  private static Message message(
      Exchange exchange, Set<Reply> promised, String packageName, List<Finding> causes) {
    if (exchange.right()) {
      return tooManyLookUps(exchange);
    }
    return Message.of(
        "judge.wrong-reply",
        "asked",
        exchange.asked(),
        "expected",
        text(exchange.expected()),
        "became",
        became(exchange, promised, packageName, causes));
  }

  private static Message tooManyLookUps(Exchange exchange) {
    if (!exchange.repeated()) {
      OtherLookUp other = exchange.otherLookUps().get(0);
      String key =
          switch (other.of()) {
            case STORE -> "judge.asked-store-besides";
            case SERVICE -> "judge.asked-service-besides";
          };
      return Message.joined(
          Message.of(key, "asked", exchange.asked(), "received", other.asked()),
          Message.of("judge.question.asked-store-besides"));
    }
    return exchange.aspect().equals(Aspect.ERRORS)
        ? Message.joined(
            Message.of(
                "judge.looked-up-again-after-failure",
                "asked",
                exchange.asked(),
                "count",
                exchange.lookUps()),
            Message.of("judge.question.looked-up-again-after-failure"))
        : Message.joined(
            Message.of(
                "judge.looked-up-again", "asked", exchange.asked(), "count", exchange.lookUps()),
            Message.of("judge.question.looked-up-again"));
  }

  private static Message became(
      Exchange exchange, Set<Reply> promised, String packageName, List<Finding> causes) {
    Outcome outcome = exchange.outcome();
    if (outcome instanceof Outcome.Replied replied) {
      Message got = Message.of("judge.got", "reply", got(replied));
      return causes.isEmpty()
          ? Message.joined(got, ReplyHints.of(exchange, replied, promised))
          : got;
    }
    if (exchange.repeated()) {
      return Message.joined(
          Message.of("judge.silent-repeats", "count", exchange.lookUps()),
          Message.of("judge.question.silent-repeats"));
    }
    if (outcome instanceof Outcome.Silent silent) {
      return MissingReply.message(silent, packageName);
    }
    if (outcome instanceof Outcome.Ended ended) {
      return ended.by() == EndedBy.GRADER
          ? Message.joined(
              Message.of("judge.ended-by-grader", "how", ended.how()),
              Message.of("judge.question.ended-by-grader"))
          : Message.joined(
              Message.of("judge.process-ended", "how", ended.how()),
              Message.of("judge.question.process-ended"));
    }
    if (outcome instanceof Outcome.Overdue overdue) {
      return Message.joined(
          Message.of("judge.late", "why", overdue(overdue)), Message.of("judge.question.late"));
    }
    return Message.joined(
        Message.of("judge.connection-broke", "reason", ((Outcome.Dropped) outcome).reason()),
        Message.of("judge.question.connection-broke"));
  }

  /** The fact as a message. */
  static Message overdue(Outcome.Overdue overdue) {
    return Message.of("judge.overdue", "seconds", overdue.seconds());
  }

  /** Status and body as a message. */
  static Message got(Outcome.Replied replied) {
    return replied.body().isBlank()
        ? Message.of("judge.empty-body", "status", replied.status())
        : Message.verbatim(replied.status() + " " + shown(replied) + headers(replied.headers()));
  }

  /** The text of an exception is shown with its beginning and its end, which has the line. */
  private static String shown(Outcome.Replied replied) {
    String body = onOneLine(replied.body());
    return replied.status() < 500 || body.length() <= 2 * HALF + 1
        ? body
        : body.substring(0, HALF) + "…" + body.substring(body.length() - HALF);
  }

  private static String onOneLine(String body) {
    return body.strip().replaceAll("\\s*\\R\\s*", " ");
  }

  private static String text(Reply reply) {
    Map<String, String> sorted = new TreeMap<>(reply.fields());
    return reply.status()
        + " {"
        + sorted.entrySet().stream()
            .map(field -> "\"%s\":\"%s\"".formatted(field.getKey(), escaped(field.getValue())))
            .collect(Collectors.joining(","))
        + "}"
        + headers(reply.headers());
  }

  /** Headers as in a reply, {@code , Retry-After: 1}. */
  private static String headers(Map<String, String> headers) {
    return new TreeMap<>(headers)
        .entrySet().stream()
            .map(header -> ", %s: %s".formatted(header.getKey(), onOneLine(header.getValue())))
            .collect(Collectors.joining());
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
