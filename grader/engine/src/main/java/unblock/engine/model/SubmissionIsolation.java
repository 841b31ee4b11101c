package unblock.engine.model;

import java.util.List;
import unblock.message.Message;

/**
 * What kept a submission apart from the machine it ran on.
 *
 * @param kind {@code process} or {@code container}
 * @param protections what was in force, each in a few words
 * @param missing what was not, each in a few words
 * @param rights whose rights the submission had
 */
public record SubmissionIsolation(
    String kind, List<Message> protections, List<Message> missing, SubmissionRights rights) {
  public SubmissionIsolation {
    protections = List.copyOf(protections);
    missing = List.copyOf(missing);
  }

  /** One sentence or two, for the end of a report. */
  public Message inWords() {
    Message ran = Message.of("isolation." + kind, "protections", protections);
    return missing.isEmpty()
        ? ran
        : Message.joined(ran, Message.of("isolation.missing", "missing", missing));
  }
}
