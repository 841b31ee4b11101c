package unblock.engine.model;

import java.util.List;
import unblock.message.Message;

/**
 * The isolation between a submission and the machine it ran on.
 *
 * @param kind {@code process} or {@code container}
 * @param protections the active protections, each in a few words
 * @param missing the protections that were not active, each in a few words
 * @param rights the rights that the submission had
 */
public record SubmissionIsolation(
    String kind, List<Message> protections, List<Message> missing, SubmissionRights rights) {
  public SubmissionIsolation {
    protections = List.copyOf(protections);
    missing = List.copyOf(missing);
  }

  /** Returns one or two sentences for the end of a report. */
  public Message inWords() {
    Message ran = Message.of("isolation." + kind, "protections", protections);
    return missing.isEmpty()
        ? ran
        : Message.joined(ran, Message.of("isolation.missing", "missing", missing));
  }
}
