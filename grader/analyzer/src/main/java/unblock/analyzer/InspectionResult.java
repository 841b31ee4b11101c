package unblock.analyzer;

import java.util.List;
import unblock.message.Message;

/**
 * The result of an inspection.
 *
 * @param findings the calls that may hold the worker, by file and line; one per line and blocking
 *     call, with the shortest path to it, even if several handlers share it
 * @param handlers the number of inspected handlers; if it is 0, the absence of findings proves
 *     nothing
 * @param unreadable one message per class file or jar that could not be inspected
 */
public record InspectionResult(List<Finding> findings, int handlers, List<Message> unreadable) {
  public InspectionResult {
    findings = List.copyOf(findings);
    unreadable = List.copyOf(unreadable);
  }
}
