package unblock.engine.model;

import java.util.List;
import unblock.message.Message;

/**
 * One request and its outcome.
 *
 * @param aspect the aspect that the exchange is evidence for: answers, errors, isolation or, when
 *     the request was rejected or never answered among many, concurrency
 * @param asked the request in words, as in {@code POST /login for "Zoë" with the right password}
 * @param lookUps how often the store or the service was asked for this user meanwhile
 * @param mostLookUps how many of them the contract allows; 0 where their number decides nothing
 * @param alternatives other replies that the contract allows
 * @param otherLookUps what the store or the service was asked besides, at most {@value
 *     #MOST_OTHERS}
 */
public record Exchange(
    Route route,
    Aspect aspect,
    Message asked,
    Reply expected,
    Outcome outcome,
    int lookUps,
    int mostLookUps,
    List<Reply> alternatives,
    List<OtherLookUp> otherLookUps) {
  /** The number of other look-ups that are kept, which is enough as evidence. */
  public static final int MOST_OTHERS = 3;

  public Exchange {
    alternatives = List.copyOf(alternatives);
    otherLookUps = otherLookUps.stream().limit(MOST_OTHERS).toList();
  }

  /** With one look-up allowed for an answer; elsewhere their number decides nothing. */
  public Exchange(
      Route route, Aspect aspect, Message asked, Reply expected, Outcome outcome, int lookUps) {
    this(
        route,
        aspect,
        asked,
        expected,
        outcome,
        lookUps,
        aspect.equals(Aspect.ANSWERS) ? 1 : 0,
        List.of(),
        List.of());
  }

  /** The same with that many look-ups allowed. */
  public Exchange allowing(int most) {
    return new Exchange(
        route, aspect, asked, expected, outcome, lookUps, most, alternatives, otherLookUps);
  }

  /** The same with other replies that are right as well. */
  public Exchange orRight(List<Reply> others) {
    return new Exchange(
        route, aspect, asked, expected, outcome, lookUps, mostLookUps, others, otherLookUps);
  }

  /** The same with what the store or the service was asked besides. */
  public Exchange besides(List<OtherLookUp> others) {
    return new Exchange(
        route, aspect, asked, expected, outcome, lookUps, mostLookUps, alternatives, others);
  }

  /** Whether the user was looked up more often than the contract allows. */
  public boolean repeated() {
    return mostLookUps > 0 && lookUps > mostLookUps;
  }

  /** Whether no reply came. */
  public boolean unanswered() {
    return !(outcome instanceof Outcome.Replied);
  }

  /** Whether the reply is a promised one. */
  public boolean right() {
    return outcome instanceof Outcome.Replied replied
        && (replied.isReply(expected) || alternatives.stream().anyMatch(replied::isReply));
  }
}
