package unblock.cli.attacks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.model.SubmissionIsolation;
import unblock.message.Message;

/** A way of isolating submissions with its own column in the README's table. */
enum IsolationMode {
  @JsonProperty("without guards")
  WITHOUT_GUARDS("`process` without guards"),

  @JsonProperty("with guards")
  WITH_GUARDS("`process` with guards"),

  @JsonProperty("container")
  CONTAINER("`container`");

  private static final List<Message> GUARDS =
      List.of(
          Message.of("protection.user"),
          Message.of("protection.view"),
          Message.of("protection.threads", "threads", 1200));

  /** The heading as Markdown. */
  final String column;

  IsolationMode(String column) {
    this.column = column;
  }

  /**
   * Returns the mode; empty for a process with only some of the guards, because the table has no
   * column for it.
   */
  static Optional<IsolationMode> of(SubmissionIsolation isolation) {
    if (isolation.kind().equals("container")) {
      return Optional.of(CONTAINER);
    }
    List<Message> missing = GUARDS.stream().filter(isolation.missing()::contains).toList();
    return missing.isEmpty()
        ? Optional.of(WITH_GUARDS)
        : Stream.of(WITHOUT_GUARDS).filter(mode -> missing.equals(GUARDS)).findFirst();
  }
}
