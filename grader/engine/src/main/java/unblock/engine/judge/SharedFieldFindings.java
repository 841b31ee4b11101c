package unblock.engine.judge;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import unblock.analyzer.Finding;
import unblock.engine.model.Evidence;
import unblock.engine.model.Evidence.Exchange;
import unblock.engine.model.Evidence.Outcome;
import unblock.engine.model.Route;
import unblock.engine.model.SharedField;
import unblock.message.Message;

/** The shared fields that explain wrong replies. */
final class SharedFieldFindings {
  private SharedFieldFindings() {}

  /**
   * Returns the fields that were seen to be overwritten. If none was, because a request could not
   * be held there, returns those that the wrongly answered routes read.
   *
   * @param wrong exchanges without the promised reply
   */
  static List<Finding> of(Evidence.Ran ran, List<Exchange> wrong) {
    List<Finding> seen =
        ran.shared().stream()
            .filter(SharedField::overwritten)
            .map(SharedField::finding)
            .map(each -> each.observed(each.severity(), Message.of("judge.overwritten")))
            .toList();
    if (!seen.isEmpty()) {
      return seen;
    }
    Set<Route> routes =
        wrong.stream()
            .filter(SharedFieldFindings::hasOtherData)
            .map(Exchange::route)
            .collect(Collectors.toSet());
    return ran.shared().stream()
        .filter(field -> field.readers().stream().anyMatch(routes::contains))
        .map(SharedField::finding)
        .toList();
  }

  /** Whether the reply is one of the promised kinds, but not the one for this request. */
  private static boolean hasOtherData(Exchange exchange) {
    return exchange.outcome() instanceof Outcome.Replied replied && replied.json().isPresent();
  }
}
