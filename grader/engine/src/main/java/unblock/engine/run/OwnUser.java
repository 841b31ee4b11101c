package unblock.engine.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import unblock.message.IoMessageException;
import unblock.message.Message;
import unblock.runtime.KernelFiles;

/**
 * A user for one child only: a number without an account and without files, so that two submissions
 * can neither signal nor read each other, and all processes of one can be ended. Only root can
 * assign one; util-linux's {@code setpriv} sets it.
 *
 * @param id the id of the user and of the group
 */
record OwnUser(int id) {
  /** Numbers that Debian and systemd leave unused, and that fit into a container's 65,536. */
  private static final int FIRST = 60_578;

  private static final int MANY = 600;

  /** Graders that run at the same time begin with different numbers. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 37 % MANY));

  private static final Path TEMPORARY =
      Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();

  /** Whether this process may assign such users. */
  static boolean canBeGiven() {
    try {
      return owner(KernelFiles.of("self")) == 0;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** Returns a user without processes on this machine. */
  static OwnUser free() throws IOException {
    Set<Integer> taken = new HashSet<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(KernelFiles.all(), "[0-9]*")) {
      for (Path process : processes) {
        taken.add(ownerOrNone(process));
      }
    }
    for (int i = 0; i < MANY; i++) {
      int id = FIRST + Math.floorMod(NEXT.getAndIncrement(), MANY);
      if (!taken.contains(id)) {
        return new OwnUser(id);
      }
    }
    throw new IoMessageException(Message.of("run.no-free-user", "count", MANY));
  }

  private static int ownerOrNone(Path process) {
    try {
      return owner(process);
    } catch (IOException e) {
      return -1; // The process has ended meanwhile.
    }
  }

  private static int owner(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  /** The beginning of the command, which gives up all privileges permanently. */
  List<String> words() {
    return List.of(
        "setpriv",
        "--reuid=" + id,
        "--regid=" + id,
        "--clear-groups",
        "--no-new-privs",
        "--bounding-set=-all",
        "--inh-caps=-all");
  }

  /**
   * The beginning of the command for a child that the kernel ends together with the thread that
   * started it, also when the grader is killed.
   */
  List<String> wordsWithDeathSignal() {
    List<String> words = new ArrayList<>(words());
    words.add("--pdeathsig=KILL");
    return words;
  }

  /**
   * Gives only this user write access to that folder and read access to these places: the grader's
   * own folders on the way are opened to the user's group.
   */
  void grantAccess(List<Path> readable, Path work) throws IOException {
    Files.setAttribute(work, "unix:uid", id, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(work, "unix:gid", id, LinkOption.NOFOLLOW_LINKS);
    Set<Path> parents = new HashSet<>();
    List<Path> places = new ArrayList<>(readable);
    places.add(work);
    for (Path place : places) {
      Path parent = place.toAbsolutePath().getParent();
      while (parent != null && parent.startsWith(TEMPORARY) && !parent.equals(TEMPORARY)) {
        parents.add(parent);
        parent = parent.getParent();
      }
    }
    for (Path folder : parents) {
      openToGroup(folder);
    }
  }

  private void openToGroup(Path folder) throws IOException {
    Set<PosixFilePermission> permissions =
        EnumSet.copyOf(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
    if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
      Files.setAttribute(folder, "unix:gid", id, LinkOption.NOFOLLOW_LINKS);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      Files.setPosixFilePermissions(folder, permissions);
    }
  }

  /** Ends every process of this user, even one that left its parent. */
  void endAll() {
    List<String> command = new ArrayList<>(words());
    command.addAll(List.of("sh", "-c", "kill -KILL -1"));
    try {
      new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start()
          .waitFor();
    } catch (IOException e) {
      return; // No more processes can start; the children are ended one by one.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
