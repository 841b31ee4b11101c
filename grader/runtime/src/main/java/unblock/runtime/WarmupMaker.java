package unblock.runtime;

import java.util.List;
import java.util.Set;
import unblock.given.Warmup;

/** Creates the warm-up, which takes as long as the gate holds it. */
public final class WarmupMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around) {
    Warmup nothing = () -> {};
    return GatedCalls.around(Warmup.class, nothing, Set.of("run"), around.gate());
  }
}
