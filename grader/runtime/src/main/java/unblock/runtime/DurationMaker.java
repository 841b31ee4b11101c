package unblock.runtime;

import java.time.Duration;
import java.util.List;

/** Creates a duration; its detail is the number of milliseconds. */
public final class DurationMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around) {
    return Duration.ofMillis(Long.parseLong(details.get(0)));
  }
}
