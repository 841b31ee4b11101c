package unblock.bench.compare;

import static java.util.stream.Collectors.joining;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import unblock.runtime.ProbeRecorder;

/**
 * The grader's probes in this process, which takes the place of the grader's child. Submissions
 * must not access the probes, so that they are not public; this class uses reflection.
 */
final class GraderProbe {
  private final Method begin = method("begin");
  private final Method end = method("end");
  private final Method tell = method("tell");
  private final Map<Long, long[]> told = new HashMap<>();

  private static Method method(String name) {
    try {
      Method method = ProbeRecorder.class.getDeclaredMethod(name);
      method.setAccessible(true);
      return method;
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("the probes have changed", e);
    }
  }

  private static Object call(Method method) {
    try {
      return method.invoke(null);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("the probes have changed", e);
    }
  }

  /** Starts measuring: the calling thread is now the worker. */
  void begin() {
    call(begin);
  }

  /** Stops measuring: the calling thread is no longer the worker. */
  void end() {
    call(end);
  }

  /**
   * Returns the counts since the last call of this method, for each probed call: its number, how
   * often it was made on the worker, whether elsewhere, and how often the worker waited in it;
   * separated by semicolons.
   */
  String news() {
    StringBuilder news = new StringBuilder();
    for (Object line : (List<?>) call(tell)) {
      long[] now =
          Arrays.stream(line.toString().split(" ", -1)).mapToLong(Long::parseLong).toArray();
      long[] then = told.getOrDefault(now[0], new long[now.length]);
      long[] since = {now[0], now[1] - then[1], now[2] - then[2], now[3] - then[3]};
      if (since[1] + since[2] > 0) {
        news.append(LongStream.of(since).mapToObj(Long::toString).collect(joining(" ", "", ";")));
      }
      told.put(now[0], now);
    }
    return news.toString();
  }
}
