package unblock.analyzer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.analyzer.EntryPoints.Handler;

/**
 * The findings of one inspection: one per line and call, however many handlers reach it. Beside
 * each are its variants, one per handler, with that handler's message and path.
 */
final class SharedFindings {
  private record Line(String type, int number) {}

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparingInt(Finding::line)
          .thenComparing(finding -> finding.fact().toString());

  private final FindingMessages messages;
  private final List<List<Finding>> all = new ArrayList<>();

  SharedFindings(HandlerInspector.Followed followed) {
    this.messages = new FindingMessages(followed.hierarchy());
    Map<Line, Map<String, Map<Handler, BlockingCall>>> lines = new LinkedHashMap<>();
    followed.hits().forEach((handler, hits) -> hits.forEach(hit -> addTo(lines, handler, hit)));
    lines.values().forEach(this::add);
    followed.onCommonPool().forEach(use -> all.add(variants(use)));
  }

  /** Returns the findings by file and line, each with its variants. */
  Map<Finding, List<Finding>> byFinding() {
    Map<Finding, List<Finding>> sorted = new LinkedHashMap<>();
    all.stream()
        .sorted(Comparator.comparing(variants -> variants.get(0), ORDER))
        .forEach(variants -> sorted.put(shared(variants), variants));
    return sorted;
  }

  private static void addTo(
      Map<Line, Map<String, Map<Handler, BlockingCall>>> lines, Handler handler, BlockingCall hit) {
    InstructionSite site = hit.cause().site();
    lines
        .computeIfAbsent(new Line(site.owner(), site.line()), line -> new LinkedHashMap<>())
        .computeIfAbsent(hit.cause().call(), call -> new LinkedHashMap<>())
        .merge(handler, hit, (old, more) -> BlockingCalls.better(more, old) ? more : old);
  }

  /**
   * Adds the calls of one line. The {@code close} that a try with resources adds to a statement
   * that blocks itself is no finding of its own.
   */
  private void add(Map<String, Map<Handler, BlockingCall>> calls) {
    calls.forEach(
        (call, hits) -> {
          boolean isClosing =
              isClose(call)
                  && calls.entrySet().stream()
                      .anyMatch(each -> !isClose(each.getKey()) && covers(each.getValue(), hits));
          if (!isClosing) {
            all.add(variants(hits));
          }
        });
  }

  private static boolean isClose(String call) {
    return call.endsWith(".close");
  }

  /** Whether each handler that reaches the closing reaches the others as certainly. */
  private static boolean covers(
      Map<Handler, BlockingCall> others, Map<Handler, BlockingCall> closing) {
    return closing.entrySet().stream()
        .allMatch(
            each -> {
              BlockingCall other = others.get(each.getKey());
              return other != null && other.severity().compareTo(each.getValue().severity()) <= 0;
            });
  }

  /** Returns one finding per handler: the most certain ones first, then those nearest to it. */
  private List<Finding> variants(Map<Handler, BlockingCall> hits) {
    return hits.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<Handler, BlockingCall> each) -> each.getValue().severity())
                .thenComparingInt(each -> each.getValue().trail().size()))
        .map(each -> messages.finding(each.getKey(), each.getValue()))
        .toList();
  }

  private static List<Finding> variants(CommonPoolUse use) {
    return use.handlers().stream()
        .map(handler -> FindingMessages.commonPool(use, handler))
        .toList();
  }

  /** Returns the first finding, with the handlers of all. */
  private static Finding shared(List<Finding> variants) {
    List<String> handlers =
        variants.stream().flatMap(each -> each.handlers().stream()).distinct().toList();
    return variants.get(0).reachedBy(handlers);
  }
}
