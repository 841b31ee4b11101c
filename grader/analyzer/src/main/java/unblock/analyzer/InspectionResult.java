package unblock.analyzer;

import java.util.List;
import unblock.message.Message;

/**
 * The result of an inspection.
 *
 * @param findings what may hold the worker, by file and line; one per line and blocking call, told
 *     with the shortest path that leads there, however many handlers share it
 * @param handlers how many handlers were looked at; where it is 0, no finding means nothing
 * @param unreadable one message per class file or jar that could not be judged
 */
public record InspectionResult(List<Finding> findings, int handlers, List<Message> unreadable) {
  public InspectionResult {
    findings = List.copyOf(findings);
    unreadable = List.copyOf(unreadable);
  }
}
