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
 * The probes that the grader puts into submissions, with this process in the place of its child. A
 * submission must not reach them, so they are not public; measuring them is worth a reflection.
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

  /** The calling thread is the worker from now on. */
  void begin() {
    call(begin);
  }

  /** The calling thread is the worker no more. */
  void end() {
    call(end);
  }

  /**
   * What has been counted since this was asked last: for each call its number, how often it was
   * made on the worker, whether elsewhere, and in how many the worker waited; by semicolons.
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
