package unblock.analyzer;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The findings of one inspection: one per place and call, however many handlers reach it. Beside
 * each are its variants, one per handler, with that handler's message and path.
 */
final class SharedFindings {
  private record Place(String type, int line, String call) {}

  private static final Comparator<Finding> ORDER =
      Comparator.comparing(Finding::file)
          .thenComparingInt(Finding::line)
          .thenComparing(finding -> finding.fact().toString());

  private final FindingMessages messages;
  private final List<List<Finding>> all = new ArrayList<>();
  private final List<List<Finding>> accepted = new ArrayList<>();

  SharedFindings(HandlerInspector.Followed followed, NextStep nextStep) {
    this.messages = new FindingMessages(followed.hierarchy(), nextStep);
    Map<Place, Map<EntryPoints.Handler, BlockingCall>> places = new LinkedHashMap<>();
    followed.hits().forEach((handler, hits) -> hits.forEach(hit -> addTo(places, handler, hit)));
    places.values().forEach(this::add);
    followed.onCommonPool().forEach(use -> all.add(variants(use)));
  }

  /** Returns the findings by file and line, each with its variants. */
  Map<Finding, List<Finding>> byFinding() {
    return sorted(all);
  }

  /** Returns the findings that annotations of the code accept, by file and line. */
  List<SuppressedFinding> suppressed() {
    return sorted(accepted).keySet().stream()
        .map(each -> new SuppressedFinding(each, SuppressedFinding.Source.ANNOTATION))
        .toList();
  }

  private static Map<Finding, List<Finding>> sorted(List<List<Finding>> findings) {
    Map<Finding, List<Finding>> sorted = new LinkedHashMap<>();
    findings.stream()
        .sorted(Comparator.comparing(variants -> variants.get(0), ORDER))
        .forEach(variants -> sorted.put(Finding.shared(variants), variants));
    return sorted;
  }

  private void add(Map<EntryPoints.Handler, BlockingCall> hits) {
    Map<EntryPoints.Handler, BlockingCall> kept = new LinkedHashMap<>(hits);
    kept.values().removeIf(BlockingCall::accepted);
    if (!kept.isEmpty()) {
      all.add(variants(kept));
    }
    Map<EntryPoints.Handler, BlockingCall> gone = new LinkedHashMap<>(hits);
    gone.keySet().removeAll(kept.keySet());
    if (!gone.isEmpty()) {
      accepted.add(variants(gone));
    }
  }

  private static void addTo(
      Map<Place, Map<EntryPoints.Handler, BlockingCall>> places,
      EntryPoints.Handler handler,
      BlockingCall hit) {
    InstructionSite site = hit.cause().site();
    places
        .computeIfAbsent(
            new Place(site.owner(), site.line(), hit.cause().call()),
            place -> new LinkedHashMap<>())
        .merge(handler, hit, (old, more) -> BlockingCalls.better(more, old) ? more : old);
  }

  /** Returns one finding per handler: the most certain ones first, then those nearest to it. */
  private List<Finding> variants(Map<EntryPoints.Handler, BlockingCall> hits) {
    return hits.entrySet().stream()
        .sorted(
            Comparator.comparing(
                    (Map.Entry<EntryPoints.Handler, BlockingCall> each) ->
                        each.getValue().severity())
                .thenComparingInt(each -> each.getValue().trail().size()))
        .map(each -> messages.finding(each.getKey(), each.getValue()))
        .toList();
  }

  private List<Finding> variants(CommonPoolUse use) {
    return use.handlers().stream().map(handler -> messages.commonPool(use, handler)).toList();
  }
}
