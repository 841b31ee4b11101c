package unblock.cli.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.Collectors;
import unblock.engine.model.SubmissionIsolation;
import unblock.engine.model.SubmissionRights;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.RuntimeModule;
import unblock.engine.run.Sandbox;
import unblock.engine.scratch.ScratchFolder;
import unblock.engine.submission.IoReason;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * Runs submissions in containers of the engine at hand. A container has no network but its own
 * loopback address, sees a Java, the jars of the world and its own submission's folder, writes to a
 * small file system in memory, and has limits for memory, processes and cores. It is reached
 * through unix sockets; see {@link ContainerRelay}.
 */
public final class ContainerSandbox implements Sandbox {
  private static final long TO_MAKE_S = 30;
  private static final int OLDEST_JAVA = 17;

  private final DockerClient docker;
  private final ContainerOwner owner;
  private final ContainerFolders rooms;
  private final String image;

  /** The version of the image's Java; of one that is not known, the oldest that will do. */
  private final int feature;

  private final List<ContainerPair> cells = new ArrayList<>();

  /** Read by those that make a cell, so that what is closed last knows of all that were made. */
  private final ReadWriteLock making = new ReentrantReadWriteLock();

  private volatile boolean closed;

  private ContainerSandbox(
      DockerClient docker,
      ContainerOwner owner,
      ContainerFolders rooms,
      String image,
      int feature) {
    this.docker = docker;
    this.owner = owner;
    this.rooms = rooms;
    this.image = image;
    this.feature = feature;
  }

  /**
   * Finds the engine, removes what killed graders have left there, and sees to the image.
   *
   * @param image an image with a Java 17 or later on its path; empty for one that is made from the
   *     grader's own Java
   * @throws NoEngine when that cannot be done
   */
  public static ContainerSandbox open(Optional<String> image) {
    DockerClient docker = ContainerEngine.find();
    ContainerOwner owner = ContainerOwner.thisGrader();
    try {
      owner.removeOrphans(docker);
      ScratchFolder.removeAbandoned(ContainerFolders.parent());
      ContainerFolders rooms = ContainerFolders.make();
      try {
        String name =
            image
                .map(each -> ContainerImage.named(docker, each))
                .orElseGet(() -> ContainerImage.ofThisJava(docker, rooms.top()));
        int feature = image.isPresent() ? OLDEST_JAVA : Runtime.version().feature();
        return new ContainerSandbox(docker, owner, rooms, name, feature);
      } catch (RuntimeException e) {
        ContainerFolders.delete(rooms.top());
        throw e;
      }
    } catch (DockerException e) {
      throw new NoEngine(
          Message.of("container.engine-failed", "reason", ContainerImage.oneLine(e)), e);
    } catch (IOException e) {
      throw new NoEngine(
          Message.of(
              "container.no-folders",
              "folder",
              ContainerFolders.parent().toString(),
              "reason",
              IoReason.of(e)),
          e);
    }
  }

  /**
   * Makes sure that an engine answers and has the image, which it fetches otherwise.
   *
   * @param image one that is named; empty for one that is made from the grader's own Java
   * @throws NoEngine when that cannot be done
   */
  public static void requireEngine(Optional<String> image) {
    try (DockerClient docker = ContainerEngine.find()) {
      docker.pingCmd().exec();
      image.ifPresent(name -> ContainerImage.named(docker, name));
    } catch (IOException e) {
      return; // It answered, and only its connection could not be closed.
    }
  }

  @Override
  public Path folder(String submission) throws IOException {
    return rooms.forOneRun(submission);
  }

  @Override
  public Process start(List<Path> classPath, Path workFolder) throws IOException {
    return start(classPath, workFolder, workFolder);
  }

  /** The work folder stays unused: a child writes to a file system in memory that ends with it. */
  @Override
  public Process start(List<Path> classPath, Path data, Path workFolder) throws IOException {
    return start(classPath, data, workFolder, RuntimeModule.words(rooms.seen(classPath)));
  }

  /** The same, for a main class on the class path and its arguments. */
  Process start(List<Path> classPath, Path data, Path workFolder, String... main)
      throws IOException {
    List<String> words = new ArrayList<>();
    words.add("-cp");
    words.add(
        rooms.seen(classPath).stream()
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    words.addAll(List.of(main));
    return start(classPath, data, workFolder, words);
  }

  private Process start(List<Path> classPath, Path data, Path workFolder, List<String> main)
      throws IOException {
    List<Path> seen = rooms.seen(classPath);
    Path room = rooms.roomOf(workFolder);
    for (Path each : seen) {
      if (each.startsWith(room)) {
        ContainerFolders.show(each);
      }
    }
    ContainerFolders.show(data);
    List<String> arguments = new ArrayList<>(ProcessSandbox.flags(feature));
    arguments.add("-Djava.io.tmpdir=" + ContainerPair.WORK);
    arguments.addAll(main);
    try {
      return cell(room).start(arguments);
    } catch (DockerException e) {
      throw new IoMessageException(
          Message.of("container.not-made", "reason", ContainerImage.oneLine(e)), e);
    }
  }

  /** The room's own container; a second one only while that is busy. */
  private ContainerPair cell(Path room) throws IOException {
    for (ContainerPair each : cells()) {
      if (each.room().equals(room) && each.take()) {
        return each;
      }
    }
    making.readLock().lock();
    try {
      if (closed) {
        throw new IoMessageException(Message.of("container.closed"));
      }
      ContainerPair made = new ContainerPair(docker, image, owner, rooms, room);
      made.take();
      synchronized (this) {
        cells.add(made);
      }
      return made;
    } finally {
      making.readLock().unlock();
    }
  }

  private synchronized List<ContainerPair> cells() {
    return List.copyOf(cells);
  }

  @Override
  public void admit(Process child, int port) throws IOException {
    bridge(child).admit(port);
  }

  @Override
  public void dismiss(Process child, int port) throws IOException {
    bridge(child).dismiss(port);
  }

  @Override
  public int reach(Process child, int port) throws IOException {
    return bridge(child).into(port);
  }

  private static RelayBridge bridge(Process child) {
    if (child instanceof ContainerProcess own) {
      return own.bridge();
    }
    throw new IllegalArgumentException("The child is in no container");
  }

  @Override
  public void leave(String submission) {
    rooms
        .leave(submission)
        .ifPresent(
            room -> {
              cells().stream().filter(each -> each.room().equals(room)).forEach(this::drop);
              ContainerFolders.delete(room);
            });
  }

  private void drop(ContainerPair cell) {
    synchronized (this) {
      cells.remove(cell);
    }
    cell.close();
  }

  @Override
  public SubmissionIsolation isolation() {
    return new SubmissionIsolation(
        "container", ContainerPair.IN_WORDS, List.of(), SubmissionRights.OWN);
  }

  @Override
  public void close() {
    closed = true;
    try {
      if (making.writeLock().tryLock(TO_MAKE_S, TimeUnit.SECONDS)) {
        making.writeLock().unlock();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    cells().forEach(this::drop);
    owner.removeMine(docker);
    ContainerFolders.delete(rooms.top());
  }
}
