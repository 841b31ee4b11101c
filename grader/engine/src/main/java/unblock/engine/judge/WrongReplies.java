package unblock.engine.judge;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unblock.engine.exercise.CheckOutcome;
import unblock.engine.model.Aspect;
import unblock.engine.model.Evidence.EndedBy;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Evidence.Reply;
import unblock.message.Message;

/** Compares replies with the promised ones, for answers, errors and isolation. */
final class WrongReplies {
  private WrongReplies() {}

  /** Passes when there are exchanges and each reply is correct. */
  static CheckOutcome judge(List<Exchange> exchanges, String packageName) {
    if (exchanges.isEmpty()) {
      return CheckOutcome.inconclusive(Message.of("judge.nothing-asked"));
    }
    List<Exchange> wrong =
        exchanges.stream().filter(exchange -> !exchange.right() || exchange.repeated()).toList();
    if (wrong.isEmpty()) {
      return CheckOutcome.passed(Message.of("judge.replies", "count", exchanges.size()));
    }
    Message first = message(wrong.get(0), packageName);
    return CheckOutcome.failed(
        wrong.size() == 1
            ? first
            : Message.joined(first, Message.of("judge.more-replies", "count", wrong.size() - 1)));
  }

  private static Message message(Exchange exchange, String packageName) {
    if (exchange.right()) {
      return Message.of(
          "judge.looked-up-again", "asked", exchange.asked(), "count", exchange.lookUps());
    }
    return Message.of(
        "judge.wrong-reply",
        "asked",
        exchange.asked(),
        "expected",
        text(exchange.expected()),
        "became",
        became(exchange, packageName));
  }

  private static Message became(Exchange exchange, String packageName) {
    Outcome outcome = exchange.outcome();
    if (outcome instanceof Outcome.Replied replied) {
      return Message.joined(
          Message.of("judge.got", "reply", got(replied)), hint(exchange, replied));
    }
    if (outcome instanceof Outcome.Silent silent) {
      return silent(silent, packageName);
    }
    if (outcome instanceof Outcome.Ended ended) {
      String by = ended.by() == EndedBy.GRADER ? "judge.ended-by-grader" : "judge.process-ended";
      return Message.of(by, "how", ended.how());
    }
    if (outcome instanceof Outcome.Overdue overdue) {
      return Message.of("judge.late", "why", overdue(overdue));
    }
    return Message.of("judge.connection-broke", "reason", ((Outcome.Dropped) outcome).reason());
  }

  /** The fact as a message. */
  static Message overdue(Outcome.Overdue overdue) {
    return Message.of("judge.overdue", "seconds", overdue.seconds());
  }

  private static Message got(Outcome.Replied replied) {
    return replied.body().isBlank()
        ? Message.of("judge.empty-body", "status", replied.status())
        : Message.verbatim(replied.status() + " " + replied.body().strip());
  }

  /** The question that fits the reply best. */
  private static Message hint(Exchange exchange, Outcome.Replied replied) {
    return replied.status() == exchange.expected().status() && replied.json().isPresent()
        ? WrongFields.hint(exchange, replied.json().get())
        : Message.of("judge.hint." + hintOfStatus(exchange, replied));
  }

  private static String hintOfStatus(Exchange exchange, Outcome.Replied replied) {
    if (replied.status() == 501) {
      return "skeleton";
    }
    if (replied.status() == 500) {
      return "exception";
    }
    if (replied.body().isBlank()) {
      return exchange.aspect().equals(Aspect.ERRORS) ? "empty-body-of-error" : "empty-body";
    }
    if (replied.json().isEmpty()) {
      return "no-json";
    }
    int promised = exchange.expected().status();
    if (promised == 200 && exchange.lookUps() == 0) {
      return "not-looked-up";
    }
    if (replied.status() == 200) {
      return "told-success";
    }
    return promised == 200 ? "told-failure" : "other-case";
  }

  private static Message silent(Outcome.Silent silent, String packageName) {
    return silent.holders().stream()
        .flatMap(stack -> SubmissionFrames.place(stack, packageName).stream())
        .findFirst()
        .map(
            at ->
                Message.of(
                    "judge.silent-in-call",
                    "called",
                    at.called(),
                    "handler",
                    at.handler(),
                    "place",
                    at.place()))
        .orElse(Message.of(silent.openCalls() > 0 ? "judge.silent-dependency" : "judge.silent"));
  }

  private static String text(Reply reply) {
    Map<String, String> sorted = new TreeMap<>(reply.fields());
    return reply.status()
        + " {"
        + sorted.entrySet().stream()
            .map(field -> "\"%s\":\"%s\"".formatted(field.getKey(), escaped(field.getValue())))
            .collect(Collectors.joining(","))
        + "}";
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace("\"", "\\\"");
  }
}
