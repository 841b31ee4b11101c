package unblock.cli.journal;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import unblock.cli.layout.ClassFile;
import unblock.engine.report.MessageForm;
import unblock.engine.submission.BoundedFile;
import unblock.engine.submission.IoReason;
import unblock.message.Message;

/**
 * What a journal says. Grades count as long as the terms stay the same; refusals for one run only,
 * since what was refused is looked at again.
 */
public final class RunState {
  static final JsonMapper JSON =
      JsonMapper.builder().addModule(new Jdk8Module()).addModule(MessageForm.module()).build();

  private final Map<String, JournalLine.Graded> grades = new LinkedHashMap<>();
  private final Map<String, Message> refusals = new LinkedHashMap<>();
  private Optional<RunManifest> roll = Optional.empty();
  private int length;

  RunState() {}

  /**
   * Reads the journal in a round's folder, and changes nothing.
   *
   * @throws UnusableFolder when there is none
   */
  public static RunState in(Path folder) {
    Path file = ClassFile.JOURNAL.in(folder);
    try {
      return of(BoundedFile.read(file, RoundJournal.LARGEST));
    } catch (IOException e) {
      throw new UnusableFolder(
          Message.of("journal.no-round", "folder", folder.toString(), "reason", IoReason.of(e)), e);
    }
  }

  /** Everything up to the first line that is torn: nothing behind it was ever said to be done. */
  static RunState of(byte[] journal) {
    RunState kept = new RunState();
    for (int end = 0; end < journal.length; end++) {
      if (journal[end] == '\n') {
        try {
          String text = new String(journal, kept.length, end - kept.length, StandardCharsets.UTF_8);
          kept.add(JSON.readValue(text, JournalLine.class));
        } catch (JsonProcessingException e) {
          return kept;
        }
        kept.length = end + 1;
      }
    }
    return kept;
  }

  /** Who takes part, as of the last run. */
  public Optional<RunManifest> roll() {
    return roll;
  }

  /** The print of what was graded under that name, if it was. */
  public Optional<String> print(String submission) {
    return Optional.ofNullable(grades.get(submission)).map(JournalLine.Graded::print);
  }

  /** The digest of its grade.json as the grader wrote it, if it was graded. */
  public Optional<String> digest(String submission) {
    return Optional.ofNullable(grades.get(submission)).map(JournalLine.Graded::digest);
  }

  /** Why it was not graded in the last run, if it was not. */
  public Optional<Message> refusal(String submission) {
    return Optional.ofNullable(refusals.get(submission));
  }

  /** Bytes of the journal that are whole lines. */
  int length() {
    return length;
  }

  void add(JournalLine line) {
    if (line instanceof RunManifest next) {
      if (!roll.map(RunManifest::terms).equals(Optional.of(next.terms()))) {
        grades.clear();
      }
      refusals.clear();
      roll = Optional.of(next);
    } else if (line instanceof JournalLine.Entered entered) {
      roll = roll.map(before -> before.with(entered.entry()));
    } else if (line instanceof JournalLine.Graded graded) {
      grades.put(graded.submission(), graded);
      refusals.remove(graded.submission());
    } else if (line instanceof JournalLine.Refused refused) {
      refusals.put(refused.submission(), refused.sentence());
    }
  }
}
