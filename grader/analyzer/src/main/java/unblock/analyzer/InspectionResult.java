package unblock.analyzer;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import unblock.message.Message;

/**
 * The result of an inspection.
 *
 * @param byFinding the findings by file and line, one per place and call, with the path of the
 *     handler that reaches it most certainly; beside each, the same finding once per handler, with
 *     that handler's message and path
 * @param suppressed the findings that the project accepts, which are not among the others
 * @param handlers the number of inspected handlers; if it is 0, the absence of findings proves
 *     nothing
 * @param unreadable one message per class file or jar that could not be inspected
 */
public record InspectionResult(
    Map<Finding, List<Finding>> byFinding,
    List<SuppressedFinding> suppressed,
    int handlers,
    List<Message> unreadable) {
  public InspectionResult {
    byFinding = Collections.unmodifiableMap(new LinkedHashMap<>(byFinding));
    suppressed = List.copyOf(suppressed);
    unreadable = List.copyOf(unreadable);
  }

  /** Creates the result of findings that one handler each reaches. */
  public InspectionResult(List<Finding> findings, int handlers, List<Message> unreadable) {
    this(alone(findings), List.of(), handlers, unreadable);
  }

  /**
   * Returns the result with one finding for each group, which names the other calls of the group.
   */
  public InspectionResult folded() {
    return new InspectionResult(FoldedFindings.of(byFinding), suppressed, handlers, unreadable);
  }

  private static Map<Finding, List<Finding>> alone(List<Finding> findings) {
    Map<Finding, List<Finding>> alone = new LinkedHashMap<>();
    findings.forEach(each -> alone.put(each, List.of(each)));
    return alone;
  }

  /** The calls that may hold the worker, by file and line, each once. */
  public List<Finding> findings() {
    return List.copyOf(byFinding.keySet());
  }

  /**
   * Returns the severity of a finding for each of its handlers; empty if it is the same for all.
   */
  public Map<String, Severity> differences(Finding finding) {
    Map<String, Severity> severities = new LinkedHashMap<>();
    for (Finding variant : byFinding.getOrDefault(finding, List.of())) {
      for (String handler : variant.handlers()) {
        severities.merge(
            handler, variant.severity(), (old, more) -> more.compareTo(old) < 0 ? more : old);
      }
    }
    return severities.values().stream().distinct().count() > 1 ? severities : Map.of();
  }

  /**
   * Returns the result without the accepted findings, which are suppressed. A finding that is
   * accepted for some of its handlers stays for the others.
   *
   * @param accepted is asked once per finding and handler, in the order of the findings
   */
  public InspectionResult suppressing(
      SuppressedFinding.Source source, Predicate<Finding> accepted) {
    Map<Finding, List<Finding>> kept = new LinkedHashMap<>();
    List<SuppressedFinding> gone = new ArrayList<>(suppressed);
    byFinding.forEach(
        (finding, variants) -> {
          List<Finding> open = new ArrayList<>();
          List<Finding> closed = new ArrayList<>();
          variants.forEach(each -> (accepted.test(each) ? closed : open).add(each));
          if (!open.isEmpty()) {
            kept.put(Finding.shared(open), List.copyOf(open));
          }
          if (!closed.isEmpty()) {
            gone.add(new SuppressedFinding(Finding.shared(closed), source));
          }
        });
    return new InspectionResult(kept, gone, handlers, unreadable);
  }
}
