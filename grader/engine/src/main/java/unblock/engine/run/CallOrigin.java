package unblock.engine.run;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import unblock.runtime.ProtocolMessage;

/**
 * Where a slow call came from, as the child reports it. It is shown to the student and decides no
 * verdict.
 *
 * @param thread the name of the thread; empty when it is unknown
 * @param line the innermost line of the submission, as in {@code UserHandlers.java:26}; empty when
 *     there is none
 * @param nanos the time of the call on the child's clock
 */
record CallOrigin(String thread, String line, OptionalLong nanos) {
  /** The origin of a call that reaches a service from the network. */
  static final CallOrigin UNKNOWN = new CallOrigin("", "", OptionalLong.empty());

  /** The number of fields of a message before the frames. */
  static final int FIELDS_BEFORE_FRAMES = 6;

  private static final int LONGEST_NAME = 60;
  private static final Pattern LINE = Pattern.compile("[\\p{L}\\p{N}_$]{1,100}\\.java:\\d{1,7}");
  private static final Pattern NANOS = Pattern.compile("-?\\d{1,18}");

  /** Reads the origin from the message of an arrival. */
  static CallOrigin of(ProtocolMessage message) {
    String line = message.field(4);
    return new CallOrigin(
        threadName(message.field(3)),
        LINE.matcher(line).matches() ? line : "",
        nanos(message.field(5)));
  }

  /** Reads a time on the child's clock, in ns; empty if the text is none. */
  static OptionalLong nanos(String text) {
    return NANOS.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }

  /** Cuts the name of a thread, which a submission can choose. */
  static String threadName(String name) {
    return name.substring(0, Math.min(name.length(), LONGEST_NAME));
  }
}
