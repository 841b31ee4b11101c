package unblock.engine.judge;

import java.util.List;
import java.util.function.Predicate;
import unblock.analyzer.Finding;
import unblock.engine.model.Evidence;
import unblock.engine.model.Exchange;
import unblock.engine.model.Outcome;
import unblock.engine.model.Route;
import unblock.engine.model.SharedField;
import unblock.engine.model.SharedField.Certainty;
import unblock.message.Message;

/** The shared fields that explain wrong replies. */
final class SharedFieldFindings {
  private SharedFieldFindings() {}

  /**
   * Returns the fields behind wrong replies to requests that ran at the same time: those that were
   * seen to be overwritten, or else those that the requests read.
   *
   * @param all the exchanges of the criterion
   */
  static List<Finding> amongMany(Evidence.Ran ran, List<Exchange> all) {
    List<Route> routes = routes(all, each -> true);
    List<Finding> seen =
        ran.shared().stream()
            .filter(field -> field.certainty() == Certainty.OVERWRITTEN)
            .map(SharedField::finding)
            .map(each -> each.observed(each.severity(), Message.of("judge.overwritten")))
            .toList();
    return seen.isEmpty() ? suspected(ran, field -> isReadBy(field, routes)) : seen;
  }

  /**
   * Whether a field explains failures that carry nobody's data. In upstream, a username that
   * another request has overwritten leads to the reply about another user, which the handler
   * rightly reports as 502. A rejection or a time-out has other causes.
   *
   * @param wrong requests sent together that were not answered as promised
   */
  static boolean explain(Evidence.Ran ran, List<Exchange> wrong) {
    boolean isOverwritten =
        ran.shared().stream().anyMatch(field -> field.certainty() == Certainty.OVERWRITTEN);
    List<Route> failing = routes(wrong, replied -> !replied.rejectsOrTimesOut());
    return isOverwritten || !suspected(ran, field -> isReadBy(field, failing)).isEmpty();
  }

  /**
   * Returns the fields behind wrong replies to single requests, which find what an earlier request
   * has left.
   *
   * @param all the exchanges of the criterion
   */
  static List<Finding> leftBehind(Evidence.Ran ran, List<Exchange> all) {
    List<Route> routes = routes(all, replied -> replied.json().isPresent());
    return suspected(
        ran,
        field ->
            isReadBy(field, routes)
                && (field.pauses().isEmpty()
                    || routes.stream().noneMatch(field.writers()::contains)));
  }

  private static List<Finding> suspected(Evidence.Ran ran, Predicate<SharedField> explains) {
    return ran.shared().stream()
        .filter(field -> field.certainty() == Certainty.SUSPECTED)
        .filter(explains)
        .map(SharedField::finding)
        .toList();
  }

  private static boolean isReadBy(SharedField field, List<Route> routes) {
    return field.readers().stream().anyMatch(routes::contains);
  }

  /** The routes with such a reply that is not the one for its request. */
  private static List<Route> routes(List<Exchange> all, Predicate<Outcome.Replied> such) {
    return all.stream()
        .filter(
            each ->
                !each.right()
                    && each.outcome() instanceof Outcome.Replied replied
                    && such.test(replied))
        .map(Exchange::route)
        .distinct()
        .toList();
  }
}
