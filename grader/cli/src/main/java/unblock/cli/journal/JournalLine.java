package unblock.cli.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import unblock.message.Message;

/** One line of a journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
  @JsonSubTypes.Type(value = RunManifest.class, name = "roll"),
  @JsonSubTypes.Type(value = JournalLine.Entered.class, name = "entered"),
  @JsonSubTypes.Type(value = JournalLine.Graded.class, name = "graded"),
  @JsonSubTypes.Type(value = JournalLine.Refused.class, name = "refused")
})
sealed interface JournalLine
    permits RunManifest, JournalLine.Entered, JournalLine.Graded, JournalLine.Refused {
  /** One submission takes part in the round that is there, anew or again; all else stays. */
  record Entered(RunManifest.Entry entry) implements JournalLine {}

  /**
   * The grade and all that goes with it is on the disk.
   *
   * @param print of what was graded
   * @param digest of grade.json; see {@link FileDigest}
   */
  record Graded(String submission, String print, String digest) implements JournalLine {}

  /**
   * It came in, and was not graded.
   *
   * @param sentence why; a text in journals of versions without messages
   */
  record Refused(String submission, Message sentence) implements JournalLine {}
}
