package unblock.engine.judge;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import unblock.engine.model.Aspect;
import unblock.engine.model.Exchange;
import unblock.engine.model.OtherLookUp;
import unblock.engine.model.Outcome;
import unblock.engine.model.Reply;
import unblock.message.Message;

/** The question to the student that fits a wrong reply best. */
final class ReplyHints {
  private ReplyHints() {}

  /**
   * Returns the question.
   *
   * @param promised the replies that the contract promises in the cases that were tried
   */
  static Message of(Exchange exchange, Outcome.Replied replied, Set<Reply> promised) {
    if (replied.status() == 501) {
      return Message.of("judge.hint.skeleton");
    }
    if (exchange.expected().status() == 400 && !exchange.otherLookUps().isEmpty()) {
      return allTheSame(exchange.otherLookUps().get(0));
    }
    if (replied.status() == 500 && replied.json().isEmpty()) {
      return Message.of(
          exchange.expected().status() >= 500
              ? "judge.hint.exception-in-failure"
              : "judge.hint.exception");
    }
    if (replied.body().isBlank()) {
      return Message.of(emptyBody(exchange, replied));
    }
    return lookUp(exchange).orElseGet(() -> ofReply(exchange, replied, promised));
  }

  /** About a look-up where a parameter is missing. */
  private static Message allTheSame(OtherLookUp other) {
    String key =
        switch (other.of()) {
          case STORE -> "judge.hint.asked-store";
          case SERVICE -> "judge.hint.asked-service";
        };
    return Message.joined(
        Message.of(key, "received", other.asked()), Message.of("judge.question.asked-store"));
  }

  /** About the look-up, where the reply cannot be right because of it. */
  private static Optional<Message> lookUp(Exchange exchange) {
    if (exchange.lookUps() > 0) {
      return Optional.empty();
    }
    int expected = exchange.expected().status();
    if (exchange.otherLookUps().isEmpty()) {
      return expected == 200 ? Optional.of(Message.of(unseen(exchange))) : Optional.empty();
    }
    OtherLookUp other = exchange.otherLookUps().get(0);
    if (expected == 400) {
      return Optional.of(allTheSame(other));
    }
    return Optional.of(
        switch (other.of()) {
          case STORE ->
              Message.joined(
                  Message.of("judge.hint.other-name", "received", other.asked()),
                  Message.of("judge.question.other-name"));
          case SERVICE ->
              Message.joined(
                  Message.of("judge.hint.other-path", "received", other.asked()),
                  Message.of("judge.question.other-path"));
        });
  }

  /** Of many requests together, one may have asked for the user of another. */
  private static String unseen(Exchange exchange) {
    return exchange.aspect().equals(Aspect.ISOLATION)
        ? "judge.hint.not-looked-up"
        : "judge.hint.no-look-up";
  }

  private static Message ofReply(Exchange exchange, Outcome.Replied replied, Set<Reply> promised) {
    Reply expected = exchange.expected();
    if (replied.isReply(new Reply(expected.status(), expected.fields()))) {
      return Message.of("judge.hint.header", "headers", new TreeSet<>(expected.headers().keySet()));
    }
    if (replied.isReply(new Reply(replied.status(), expected.fields()))
        && replied.status() != expected.status()) {
      return Message.of("judge.hint.other-status");
    }
    if (replied.status() == 200 && expected.status() != 200) {
      return Message.of("judge.hint.told-success");
    }
    if (replied.json().isEmpty()) {
      return Message.of("judge.hint.no-json");
    }
    if (replied.status() != expected.status()) {
      return Message.of(otherStatus(expected, replied, promised));
    }
    return expected.status() >= 400 && promised.stream().anyMatch(replied::isReply)
        ? Message.of("judge.hint.other-case")
        : WrongFields.hint(exchange, replied.json().get(), promised);
  }

  private static String emptyBody(Exchange exchange, Outcome.Replied replied) {
    if (replied.status() != 200) {
      return "judge.hint.status-only";
    }
    return exchange.aspect().equals(Aspect.ERRORS)
        ? "judge.hint.empty-body-of-error"
        : "judge.hint.empty-body";
  }

  private static String otherStatus(Reply expected, Outcome.Replied replied, Set<Reply> promised) {
    if (promised.stream().anyMatch(replied::isReply)) {
      return expected.status() > 500 && replied.status() > 500
          ? "judge.hint.other-failure"
          : "judge.hint.other-case";
    }
    return expected.status() == 200 && replied.status() >= 400
        ? "judge.hint.told-failure"
        : "judge.hint.no-row";
  }
}
