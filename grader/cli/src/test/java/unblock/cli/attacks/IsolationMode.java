package unblock.cli.attacks;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import unblock.engine.model.SubmissionIsolation;

/** A way of isolating submissions with its own column in the README's table. */
enum IsolationMode {
  @JsonProperty("without guards")
  WITHOUT_GUARDS("`process` without guards"),

  @JsonProperty("with guards")
  WITH_GUARDS("`process` with guards"),

  @JsonProperty("container")
  CONTAINER("`container`");

  private static final List<String> GUARDS =
      List.of("a user of its own", "bubblewrap's view of the machine", "1,200 threads");

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
    List<String> missing = GUARDS.stream().filter(isolation.missing()::contains).toList();
    return missing.isEmpty()
        ? Optional.of(WITH_GUARDS)
        : Stream.of(WITHOUT_GUARDS).filter(mode -> missing.equals(GUARDS)).findFirst();
  }
}
