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
 * The state that a journal records. Grades are valid while the settings stay the same; refusals are
 * valid for one run, because refused submissions are tried again.
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
   * Reads the journal in a round's folder without changing it.
   *
   * @throws UnusableFolder if it does not exist
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

  /** Reads the journal up to the first incomplete line: no later line was ever complete. */
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

  /** Returns the manifest of the last run. */
  public Optional<RunManifest> roll() {
    return roll;
  }

  /** Returns the fingerprint of the code that was graded under that name, if any. */
  public Optional<String> print(String submission) {
    return Optional.ofNullable(grades.get(submission)).map(JournalLine.Graded::print);
  }

  /** Returns the digest of the original grade.json, if it was graded. */
  public Optional<String> digest(String submission) {
    return Optional.ofNullable(grades.get(submission)).map(JournalLine.Graded::digest);
  }

  /** Why it was not graded in the last run, if it was not. */
  public Optional<Message> refusal(String submission) {
    return Optional.ofNullable(refusals.get(submission));
  }

  /** Returns the number of bytes in complete lines. */
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
