package unblock.engine.judge;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import unblock.engine.exercise.CheckResult;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Evidence.Reply;

/** Answers, errors and isolation: were the replies the promised ones? */
final class WrongReplies {
  private WrongReplies() {}

  /** Passed when there are exchanges and each reply is right. */
  static CheckResult judge(List<Exchange> exchanges, String packageName) {
    if (exchanges.isEmpty()) {
      return CheckResult.inconclusive("Nothing was asked, so nothing is known.");
    }
    List<Exchange> wrong =
        exchanges.stream().filter(exchange -> !exchange.right() || exchange.repeated()).toList();
    if (wrong.isEmpty()) {
      return CheckResult.passed(
          exchanges.size() == 1
              ? "1 reply as promised."
              : exchanges.size() + " replies as promised.");
    }
    String more =
        wrong.size() == 1 ? "" : " (" + (wrong.size() - 1) + " more like this in this criterion.)";
    return CheckResult.failed(message(wrong.get(0), packageName) + more);
  }

  private static String message(Exchange exchange, String packageName) {
    if (exchange.right()) {
      return "%s: the user was looked up %d times; the contract is one look-up for each request. Which of them can go, and where is its answer kept meanwhile?"
          .formatted(exchange.asked(), exchange.lookUps());
    }
    return "%s: expected %s, %s"
        .formatted(exchange.asked(), text(exchange.expected()), became(exchange, packageName));
  }

  private static String became(Exchange exchange, String packageName) {
    Outcome outcome = exchange.outcome();
    if (outcome instanceof Outcome.Replied replied) {
      return "got " + got(replied) + ". " + hint(exchange, replied);
    }
    if (outcome instanceof Outcome.Silent silent) {
      return silent(silent, packageName);
    }
    if (outcome instanceof Outcome.Ended ended) {
      return "but the process ended (%s). What in the handler ends or stops the whole JVM?"
          .formatted(ended.how());
    }
    if (outcome instanceof Outcome.Overdue overdue) {
      return "but " + overdue(overdue) + " What do the handlers wait for before they reply?";
    }
    return "but the connection broke (%s). What closed it before a reply was written?"
        .formatted(((Outcome.Dropped) outcome).reason());
  }

  /** The fact in words. */
  static String overdue(Outcome.Overdue overdue) {
    return "the grader had waited for replies for %d s by then, which is all that one exercise gets, and not because the machine was busy."
        .formatted(overdue.seconds());
  }

  private static String got(Outcome.Replied replied) {
    return replied.status()
        + " "
        + (replied.body().isBlank() ? "with an empty body" : replied.body().strip());
  }

  private static String hint(Exchange exchange, Outcome.Replied replied) {
    if (replied.status() == 501) {
      return "The handler is still the skeleton's. Which look-up does it need first?";
    }
    if (replied.status() == 500) {
      return "An exception left the handler or its stage. Where is it turned into a reply?";
    }
    if (replied.body().isBlank()) {
      return "The reply was sent before anything was written to it. How does Context learn that the"
          + " answer comes later?";
    }
    if (replied.json().isEmpty()) {
      return "The body is no JSON object. Which method of Context writes one?";
    }
    if (exchange.expected().status() == 200 && exchange.lookUps() == 0) {
      return "The store was not asked for this user. Where does the reply come from?";
    }
    if (replied.status() == exchange.expected().status()) {
      return "The status is right and the fields are not. Which field differs, and whose data is"
          + " it?";
    }
    return "Which case of the handout's table is this?";
  }

  private static String silent(Outcome.Silent silent, String packageName) {
    Optional<SubmissionFrames.Place> place =
        silent.holders().stream()
            .flatMap(stack -> SubmissionFrames.place(stack, packageName).stream())
            .findFirst();
    return place
        .map(
            at ->
                "but no reply came: the worker was in %s, called by %s (%s:%d). What would have to happen for that call to return, and on which thread?"
                    .formatted(at.called(), at.handler(), at.file(), at.line()))
        .orElse(
            "but no reply came, and nothing was under way any more. Does every path end in a reply,"
                + " also the one with an exception?");
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
