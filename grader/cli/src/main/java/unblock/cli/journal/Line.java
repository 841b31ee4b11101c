package unblock.cli.journal;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One line of a journal. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "line")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Roll.class, name = "roll"),
  @JsonSubTypes.Type(value = Line.Entered.class, name = "entered"),
  @JsonSubTypes.Type(value = Line.Graded.class, name = "graded"),
  @JsonSubTypes.Type(value = Line.Refused.class, name = "refused")
})
sealed interface Line permits Roll, Line.Entered, Line.Graded, Line.Refused {
  /** One submission takes part in the round that is there, anew or again; all else stays. */
  record Entered(Roll.Entry entry) implements Line {}

  /**
   * The grade and all that goes with it is on the disk.
   *
   * @param print of what was graded
   * @param digest of grade.json; see {@link FileDigest}
   */
  record Graded(String submission, String print, String digest) implements Line {}

  /** It came in, and was not graded. */
  record Refused(String submission, String sentence) implements Line {}
}
