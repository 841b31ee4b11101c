package unblock.engine.model;

import java.util.List;

/**
 * What kept a submission apart from the machine it ran on.
 *
 * @param kind {@code process} or {@code container}
 * @param protections what was in force, each in a few words
 * @param missing what was not, each in a few words
 * @param rights whose rights the submission had
 */
public record SubmissionIsolation(
    String kind, List<String> protections, List<String> missing, SubmissionRights rights) {
  public SubmissionIsolation {
    protections = List.copyOf(protections);
    missing = List.copyOf(missing);
  }

  /** One sentence or two, for the end of a report. */
  public String inWords() {
    String ran = "Ran in a %s of its own: %s.".formatted(kind, String.join(", ", protections));
    return missing.isEmpty() ? ran : ran + " Not: " + String.join(", ", missing) + ".";
  }
}
