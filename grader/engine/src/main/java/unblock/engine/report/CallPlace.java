package unblock.engine.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One call of a finding's path, in the format of stack traces: {@code
 * UserHandlers.login(UserHandlers.java:20)}.
 */
public record CallPlace(String method, String file, int line) {
  private static final Pattern FORMAT = Pattern.compile("(.*)\\(([^():/\\\\]+):(\\d{1,9})\\)");

  /** Returns the place; empty for a call without a known line. */
  public static Optional<CallPlace> of(String call) {
    Matcher parts = FORMAT.matcher(call);
    return parts.matches()
        ? Optional.of(
            new CallPlace(parts.group(1), parts.group(2), Integer.parseInt(parts.group(3))))
        : Optional.empty();
  }
}
