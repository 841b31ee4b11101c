package unblock.analyzer;

import java.util.List;
import java.util.Optional;
import unblock.analyzer.CallResolution.Callee;

/** The model of URLs, whose type must be known where a collection compares them. */
final class UrlModel implements LibraryModels.Model {
  @Override
  public Optional<AbstractValue> call(
      Callee callee, List<AbstractValue> arguments, ProgramPoint here) {
    return callee.owner().equals("java/net/URI") && callee.name().equals("toURL")
        ? Optional.of(AbstractValue.of(new ValueFact.Instance(here.site(), "java/net/URL")))
        : Optional.empty();
  }
}
