package unblock.engine.run;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import unblock.engine.model.CallSite;
import unblock.engine.model.Called;
import unblock.engine.model.Computing;
import unblock.engine.model.Route;
import unblock.runtime.ProtocolMessage;

/** The sums of the probes' counts in all children of a run. */
final class ProbeTotals {
  private static final Pattern TOLD =
      Pattern.compile("(\\d{1,6}) (\\d{1,12}) ([01]) (\\d{1,12}) (\\d{1,18}) (\\d{1,18})");

  private final List<CallSite> sites;
  private final Called[] sums;
  private final Map<Route, List<Double>> computed = new LinkedHashMap<>();
  private double yardstickMs = Double.MAX_VALUE;
  private boolean incomplete;

  ProbeTotals(List<CallSite> sites) {
    this.sites = sites;
    this.sums = sites.stream().map(s -> new Called(s, 0, false, 0, 0, 0)).toArray(Called[]::new);
  }

  /** Adds the counts of one child; invalid parts are left out. */
  void add(ProtocolMessage message) {
    if (message.field(1).matches("\\d{1,18}")) {
      yardstickMs = Math.min(yardstickMs, ms(message.field(1)));
    }
    for (String entry : message.from(2)) {
      var matcher = TOLD.matcher(entry);
      if (matcher.matches() && Integer.parseInt(matcher.group(1)) < sums.length) {
        int site = Integer.parseInt(matcher.group(1));
        Called sum = sums[site];
        sums[site] =
            new Called(
                sum.site(),
                sum.onWorker() + Long.parseLong(matcher.group(2)),
                sum.elsewhere() || matcher.group(3).equals("1"),
                sum.waited() + Long.parseLong(matcher.group(4)),
                sum.heldMs() + ms(matcher.group(5)),
                sum.computedMs() + ms(matcher.group(6)));
      }
    }
  }

  private static double ms(String nanos) {
    return Math.round(Long.parseLong(nanos) / 10_000.0) / 100.0;
  }

  /** Records that a child ended before it reported its counts. */
  void markIncomplete() {
    incomplete = true;
  }

  /** Adds the worker's CPU time for one request. */
  void computed(Route route, double cpuMs) {
    computed.computeIfAbsent(route, key -> new ArrayList<>()).add(cpuMs);
  }

  /**
   * The counts of the calls at these places, and of all calls in which the worker waited, or
   * computed as long as the yardstick. A call counts as never made only when every child has
   * reported.
   */
  List<Called> at(Set<String> places) {
    List<Called> known = new ArrayList<>();
    for (int site = 0; site < sites.size(); site++) {
      Called sum = sums[site];
      boolean made = sum.onWorker() > 0 || sum.elsewhere();
      boolean computes = sum.onWorker() > 0 && sum.computedMs() / sum.onWorker() >= yardstickMs;
      if (sum.waited() > 0
          || computes
          || (places.contains(sites.get(site).place()) && (made || !incomplete))) {
        known.add(sum);
      }
    }
    return known;
  }

  /** For each route, the least CPU time that a request needed on the worker. */
  List<Computing> computing() {
    List<Computing> all = new ArrayList<>();
    computed.forEach(
        (route, each) ->
            all.add(
                new Computing(
                    route,
                    each.size(),
                    each.stream().mapToDouble(ms -> ms).min().orElse(0),
                    yardstickMs)));
    return all;
  }
}
