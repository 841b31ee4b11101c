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

/**
 * A user that a child is alone with: a number that stands for nobody and owns nothing, so that two
 * submissions can neither signal nor read each other, and all that is left of one can be ended.
 * Only root can give one; util-linux's {@code setpriv} sets it.
 *
 * @param id user and group at once
 */
record OwnUser(int id) {
  /** Numbers that Debian and systemd leave unused, and that fit into a container's 65,536. */
  private static final int FIRST = 60_578;

  private static final int MANY = 600;

  /** Graders that run at the same time begin at different places. */
  private static final AtomicInteger NEXT =
      new AtomicInteger((int) (ProcessHandle.current().pid() * 37 % MANY));

  private static final Path TEMPORARY =
      Path.of(System.getProperty("java.io.tmpdir")).toAbsolutePath();

  /** Whether this process may give such users. */
  static boolean canBeGiven() {
    try {
      return owner(Path.of("/proc/self")) == 0;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  /** One that no process on this machine has now. */
  static OwnUser free() throws IOException {
    Set<Integer> taken = new HashSet<>();
    try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
      for (Path process : processes) {
        taken.add(ownerOrNobody(process));
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

  private static int ownerOrNobody(Path process) {
    try {
      return owner(process);
    } catch (IOException e) {
      return -1; // It has ended meanwhile.
    }
  }

  private static int owner(Path path) throws IOException {
    return (Integer) Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS);
  }

  /** What begins the command; all privileges are given up for good. */
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

  /** The same, ended by the kernel when the thread that started it ends, as when we are killed. */
  List<String> wordsThatEndWithUs() {
    List<String> words = new ArrayList<>(words());
    words.add("--pdeathsig=KILL");
    return words;
  }

  /**
   * Lets this user write into that folder and reach these places, and nobody else: the grader's own
   * folders on the way are opened to its group.
   */
  void mayUse(List<Path> readable, Path work) throws IOException {
    Files.setAttribute(work, "unix:uid", id, LinkOption.NOFOLLOW_LINKS);
    Files.setAttribute(work, "unix:gid", id, LinkOption.NOFOLLOW_LINKS);
    Set<Path> onTheWay = new HashSet<>();
    List<Path> places = new ArrayList<>(readable);
    places.add(work);
    for (Path place : places) {
      Path parent = place.toAbsolutePath().getParent();
      while (parent != null && parent.startsWith(TEMPORARY) && !parent.equals(TEMPORARY)) {
        onTheWay.add(parent);
        parent = parent.getParent();
      }
    }
    for (Path folder : onTheWay) {
      letThrough(folder);
    }
  }

  private void letThrough(Path folder) throws IOException {
    Set<PosixFilePermission> permissions =
        EnumSet.copyOf(Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS));
    if (!permissions.contains(PosixFilePermission.OTHERS_EXECUTE)) {
      Files.setAttribute(folder, "unix:gid", id, LinkOption.NOFOLLOW_LINKS);
      permissions.add(PosixFilePermission.GROUP_EXECUTE);
      Files.setPosixFilePermissions(folder, permissions);
    }
  }

  /** Ends every process of this user, also those that left their parents. */
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
      return; // The machine is out of processes; the children themselves are ended one by one.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
