package unblock.cli.attacks;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.model.SubmissionRights;
import unblock.engine.run.ProcessSandbox;
import unblock.message.Message;

/**
 * One run of the attacks: how the grader isolates them, and in what environment it starts.
 *
 * @param name in the names of tests and folders
 * @param isolation what keeps the submissions apart in it
 * @param environment variables that the grader gets besides those of this process
 */
record AttackSetting(String name, SubmissionIsolation isolation, Map<String, String> environment) {
  /** A process with the guards that this machine has the means for. */
  static AttackSetting process() {
    return new AttackSetting("process", new ProcessSandbox().isolation(), Map.of());
  }

  /** The grader finds no program by which it could guard a process. */
  static AttackSetting withoutGuards(Path emptyFolder) {
    List<Message> missing =
        List.of(
            Message.of("protection.network"),
            Message.of("protection.user"),
            Message.of("protection.view"),
            Message.of("protection.threads", "threads", 1200));
    return new AttackSetting(
        "process-without-guards",
        new SubmissionIsolation("process", List.of(), missing, SubmissionRights.GRADER),
        Map.of("PATH", emptyFolder.toString()));
  }

  /** A container lacks nothing. */
  static AttackSetting container() {
    return new AttackSetting(
        "container",
        new SubmissionIsolation("container", List.of(), List.of(), SubmissionRights.OWN),
        Map.of());
  }

  /** The column of the README's table that this run proves; empty when it has none. */
  Optional<IsolationMode> mode() {
    return IsolationMode.of(isolation);
  }

  /** Whether attacks on the whole run are graded among the others: there, none gets so far. */
  boolean isContainer() {
    return isolation.kind().equals("container");
  }
}
