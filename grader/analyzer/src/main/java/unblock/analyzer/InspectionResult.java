package unblock.analyzer;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import unblock.message.Message;

/**
 * The result of an inspection.
 *
 * @param byFinding the findings by file and line, one per place and call, with the path of the
 *     handler that reaches it most certainly; beside each, the same finding once per handler, with
 *     that handler's message and path
 * @param handlers the number of inspected handlers; if it is 0, the absence of findings proves
 *     nothing
 * @param unreadable one message per class file or jar that could not be inspected
 */
public record InspectionResult(
    Map<Finding, List<Finding>> byFinding, int handlers, List<Message> unreadable) {
  public InspectionResult {
    byFinding = Collections.unmodifiableMap(new LinkedHashMap<>(byFinding));
    unreadable = List.copyOf(unreadable);
  }

  /** Creates the result of findings that one handler each reaches. */
  public InspectionResult(List<Finding> findings, int handlers, List<Message> unreadable) {
    this(alone(findings), handlers, unreadable);
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
}
