package unblock.analyzer;

import java.util.List;

/**
 * The result of an inspection.
 *
 * @param findings the calls that may hold the worker, by file and line; one per line and blocking
 *     call, with the shortest path to it, even if several handlers share it
 * @param handlers the number of inspected handlers; if it is 0, an empty list of findings has no
 *     meaning
 * @param unreadable one sentence per class file or jar that could not be inspected
 */
public record InspectionResult(List<Finding> findings, int handlers, List<String> unreadable) {
  public InspectionResult {
    findings = List.copyOf(findings);
    unreadable = List.copyOf(unreadable);
  }
}
