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
 * One run of the attacks: the isolation and the environment of the grader.
 *
 * @param name the name for tests and folders
 * @param isolation the isolation of the submissions
 * @param environment variables of the grader in addition to those of this process
 */
record AttackSetting(String name, SubmissionIsolation isolation, Map<String, String> environment) {
  /** Returns a process with the protections that this machine supports. */
  static AttackSetting process() {
    return new AttackSetting("process", new ProcessSandbox().isolation(), Map.of());
  }

  /** Returns a grader that finds no program to isolate a process. */
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

  /** Returns a container, which has all protections. */
  static AttackSetting container() {
    return new AttackSetting(
        "container",
        new SubmissionIsolation("container", List.of(), List.of(), SubmissionRights.OWN),
        Map.of());
  }

  /** Returns the column of the README's table that this run verifies; empty without one. */
  Optional<IsolationMode> mode() {
    return IsolationMode.of(isolation);
  }

  /**
   * Whether attacks on the whole run are graded among the others: a container stops all of them.
   */
  boolean isContainer() {
    return isolation.kind().equals("container");
  }
}
