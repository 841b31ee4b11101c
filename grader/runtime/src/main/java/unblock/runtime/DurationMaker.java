package unblock.runtime;

import java.time.Duration;
import java.util.List;

/** Makes a duration; told its milliseconds. */
public final class DurationMaker implements ArgumentMaker {
  @Override
  public Object make(List<String> details, ArgumentContext around) {
    return Duration.ofMillis(Long.parseLong(details.get(0)));
  }
}
