package unblock.engine.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.model.SubmissionRights;
import unblock.engine.scratch.ScratchFolder;
import unblock.message.Message;
import unblock.runtime.KernelFiles;

/**
 * The isolation of a child's command from this machine, as far as the machine supports it: limits,
 * a separate user, bubblewrap.
 *
 * @param limits whether {@code prlimit} works
 * @param user whether the child gets a separate user
 * @param bubble whether {@code bwrap} works
 */
record ProcessGuards(boolean limits, boolean user, boolean bubble) {
  static final ProcessGuards NONE = new ProcessGuards(false, false, false);

  private static final int MOST_SECONDS_FOR_A_TRIAL = 20;

  /** Tried once: an installed program may still be forbidden, as it often is in containers. */
  private static final class Here {
    static final ProcessGuards GUARDS = best();
  }

  /** The strongest guards that work here. The first call starts a JVM or two, which end at once. */
  static ProcessGuards here() {
    return Here.GUARDS;
  }

  private static ProcessGuards best() {
    if (!Files.isDirectory(KernelFiles.of("self"))) {
      return NONE; // Not Linux.
    }
    boolean root = OwnUser.canBeGiven();
    return List.of(
            new ProcessGuards(true, root, true),
            new ProcessGuards(true, root, false),
            new ProcessGuards(true, false, false))
        .stream()
        .filter(ProcessGuards::work)
        .findFirst()
        .orElse(NONE);
  }

  /** Whether a JVM starts within them. */
  boolean work() {
    try {
      Path folder = ScratchFolder.make("guards-");
      try {
        Path work = Files.createDirectory(folder.resolve("work"));
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        Around around = around(List.of(), work);
        ProcessBuilder builder =
            new ProcessBuilder(around.command(List.of(java, "-Xint", "-Xmx16m", "-version")))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().clear();
        Process process = ChildStarter.start(builder);
        boolean ended = process.waitFor(MOST_SECONDS_FOR_A_TRIAL, TimeUnit.SECONDS);
        process.destroyForcibly();
        return ended && process.exitValue() == 0;
      } finally {
        Files.deleteIfExists(folder.resolve("work"));
        Files.deleteIfExists(folder);
      }
    } catch (IOException e) {
      return false; // One of the programs is missing.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /**
   * The words before one child's command.
   *
   * @param leftBehind the user whose processes have to be ended after the child; empty where they
   *     end by themselves or cannot be distinguished from the grader's
   */
  record Around(List<String> before, Optional<OwnUser> leftBehind) {
    /** Ends the child's remaining processes when the child itself ends. */
    Process watched(Process child) {
      leftBehind.ifPresent(
          user -> {
            var unused = child.onExit().thenRun(user::endAll);
          });
      return child;
    }

    List<String> command(List<String> command) {
      List<String> all = new ArrayList<>(before);
      all.addAll(command);
      return all;
    }
  }

  /**
   * Prepares the files for a child and returns the words around its command.
   *
   * @param readable files and folders that it reads, besides the JDK
   * @param work the folder that it may write to
   */
  Around around(List<Path> readable, Path work) throws IOException {
    List<Path> absolute = readable.stream().map(Path::toAbsolutePath).toList();
    Path workFolder = work.toAbsolutePath();
    Optional<OwnUser> ownUser = user ? Optional.of(OwnUser.free()) : Optional.empty();
    List<String> before = new ArrayList<>();
    if (limits) {
      before.addAll(ChildLimits.ofAProcess());
    }
    if (bubble) {
      before.addAll(BubblewrapCommand.words(absolute, workFolder, user));
    }
    if (ownUser.isPresent()) {
      before.addAll(limits ? ChildLimits.ofAUser() : List.of());
      before.addAll(bubble ? ownUser.get().words() : ownUser.get().wordsWithDeathSignal());
      if (!bubble) {
        ownUser.get().grantAccess(absolute, workFolder);
      }
      for (Path path : absolute) {
        ReadableFiles.show(path);
      }
    }
    return new Around(before, bubble ? Optional.empty() : ownUser);
  }

  /** The active and the missing protections. */
  SubmissionIsolation inWords() {
    List<Message> protections = new ArrayList<>();
    List<Message> missing = new ArrayList<>();
    protections.add(Message.of("protection.no-environment"));
    protections.add(Message.of("protection.heap"));
    missing.add(Message.of("protection.network"));
    (user ? protections : missing).add(Message.of("protection.user"));
    (bubble ? protections : missing)
        .add(Message.of(bubble ? "protection.bubblewrap" : "protection.view"));
    (limits ? protections : missing).add(ChildLimits.inWords());
    (limits && user ? protections : missing).add(ChildLimits.ofAUserInWords());
    return new SubmissionIsolation(
        "process",
        protections,
        missing,
        user || bubble ? SubmissionRights.OWN : SubmissionRights.GRADER);
  }
}
