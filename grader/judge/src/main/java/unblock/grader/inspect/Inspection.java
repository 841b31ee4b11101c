package unblock.grader.inspect;

import java.util.List;
import unblock.grader.model.Finding;

/** What was seen in compiled code. */
public record Inspection(List<Finding> findings, int handlers, List<String> unreadable) {
  public Inspection {
    findings = List.copyOf(findings);
    unreadable = List.copyOf(unreadable);
  }
}
