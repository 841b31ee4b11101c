package unblock.cli.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.AccessMode;
import com.github.dockerjava.api.model.Bind;
import com.github.dockerjava.api.model.Capability;
import com.github.dockerjava.api.model.Frame;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.LogConfig;
import com.github.dockerjava.api.model.Ulimit;
import com.github.dockerjava.api.model.Volume;
import com.github.dockerjava.api.model.WaitResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import unblock.message.IoMessageException;
import unblock.message.Message;

/**
 * The container of a submission, with a second container that runs a {@link ContainerRelay} and
 * shares its network. The submission's container is started for each child and killed with it. That
 * ends all processes of the child and deletes all its files except its data. The same container
 * serves all exercises.
 */
final class ContainerPair implements AutoCloseable {
  /**
   * The folder in memory to which a child may write. Its owner is the container's user, because
   * runc gives such a folder the mode of the folder that it covers and ignores the requested mode.
   */
  static final String WORK = "/work";

  private static final String NOBODY = "65534:65534";
  private static final long MIB = 1L << 20;
  private static final long CPU_SECONDS = 300;
  private static final long TO_END_S = 20;

  /** The range for automatic ports inside the container; the system outside rarely uses it. */
  private static final String PORTS = "10000 32767";

  /** In addition to a heap of 256 MiB: a thousand threads and the file system in memory. */
  private static final long MEMORY = 768;

  /** One thread for each of hundreds of requests is a right answer, and the JVM has thirty. */
  private static final long THREADS = 1_200;

  /**
   * A connection takes two threads, and a load test has a thousand connections in each direction.
   */
  private static final long THREADS_OF_THE_RELAY = 4_200;

  private static final long FILES = 4_096;

  private static final long MEMORY_OF_THE_RELAY = 512;

  /** MiB of the file system in memory, and of a file in it. */
  private static final long DISK = 64;

  /** The active protections. */
  static final List<Message> IN_WORDS =
      List.of(
          Message.of("container.network"),
          Message.of("container.files"),
          Message.of("container.disk", "mib", DISK),
          Message.of("container.processes"),
          Message.of("container.memory", "mib", MEMORY),
          Message.of("container.threads", "threads", THREADS),
          Message.of("container.each-process", "seconds", CPU_SECONDS, "files", FILES),
          Message.of("container.user"),
          Message.of("container.capabilities"),
          Message.of("container.privileges"),
          Message.of("container.seccomp"),
          Message.of("container.environment"),
          Message.of("container.heap"));

  private final DockerClient docker;
  private final RelayBridge bridge;
  private final Path room;
  private final Path arguments;
  private final String relay;
  private final String child;
  private @Nullable ContainerProcess process;
  private boolean ending;
  private boolean closed;

  /**
   * Creates both containers and starts the relay.
   *
   * @param room the folder that the submission's container sees, in addition to the jars
   */
  ContainerPair(
      DockerClient docker, String image, ContainerOwner owner, ContainerFolders rooms, Path room)
      throws IOException {
    this.docker = docker;
    this.room = room;
    Path sockets = rooms.sockets();
    arguments = room.resolve("arguments-" + sockets.getFileName());
    Map<String, String> labels = owner.labels(rooms.top());
    bridge = new RelayBridge(sockets);
    relay =
        create(
            image,
            labels,
            limits(MEMORY_OF_THE_RELAY, THREADS_OF_THE_RELAY, 2 * FILES)
                .withNetworkMode("none")
                .withSysctls(Map.of("net.ipv4.ip_local_port_range", PORTS))
                .withBinds(bind(sockets, AccessMode.rw), bind(rooms.relay(), AccessMode.ro)),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:-UsePerfData",
            "-cp",
            rooms.relay().toString(),
            ContainerRelay.class.getName(),
            sockets.toString());
    try {
      docker.startContainerCmd(relay).exec();
      bridge.await();
      child =
          create(
              image,
              labels,
              limits(MEMORY, THREADS, FILES)
                  .withNetworkMode("container:" + relay)
                  .withBinds(bind(room, AccessMode.ro), bind(rooms.world(), AccessMode.ro)),
              "@" + arguments);
    } catch (IOException | RuntimeException e) {
      bridge.close();
      ContainerOwner.remove(docker, relay);
      throw e;
    }
  }

  private static Bind bind(Path folder, AccessMode mode) {
    return new Bind(folder.toString(), new Volume(folder.toString()), mode);
  }

  /** Returns the limits. Without a named profile, Docker's own seccomp profile applies. */
  private static HostConfig limits(long memory, long threads, long files) {
    long cpus = Math.min(2, Runtime.getRuntime().availableProcessors());
    return HostConfig.newHostConfig()
        .withMemory(memory * MIB)
        .withMemorySwap(memory * MIB)
        .withNanoCPUs(cpus * 1_000_000_000)
        .withPidsLimit(threads)
        .withReadonlyRootfs(true)
        .withShmSize(MIB)
        .withTmpFs(Map.of(WORK, "rw,exec,nosuid,nodev,size=" + DISK + "m,uid=65534,gid=65534"))
        .withCapDrop(Capability.ALL)
        .withSecurityOpts(List.of("no-new-privileges"))
        .withUlimits(
            List.of(
                new Ulimit("nofile", files, files),
                new Ulimit("fsize", DISK * MIB, DISK * MIB),
                new Ulimit("cpu", CPU_SECONDS, CPU_SECONDS),
                new Ulimit("core", 0L, 0L)))
        .withLogConfig(new LogConfig(LogConfig.LoggingType.NONE));
  }

  private String create(
      String image, Map<String, String> labels, HostConfig limits, String... javaArguments) {
    String[] command = new String[javaArguments.length + 1];
    command[0] = "java";
    System.arraycopy(javaArguments, 0, command, 1, javaArguments.length);
    try (CreateContainerCmd create = docker.createContainerCmd(image)) {
      return create
          .withEntrypoint(command)
          .withUser(NOBODY)
          .withWorkingDir(WORK)
          .withLabels(labels)
          .withHostConfig(limits)
          .withStdinOpen(true)
          .withStdInOnce(true)
          .exec()
          .getId();
    }
  }

  Path room() {
    return room;
  }

  /**
   * Reserves this pair for a new child. Waits for a child that is ending.
   *
   * @return false if another child uses the pair
   */
  synchronized boolean take() throws IOException {
    ContainerProcess last = process;
    if (closed || (last != null && last.isAlive() && !ending)) {
      return false;
    }
    try {
      if (last != null && !last.waitFor(TO_END_S, TimeUnit.SECONDS)) {
        return false;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IoMessageException(Message.of("container.interrupted"), e);
    }
    ending = false;
    process = new ContainerProcess(bridge, this::kill);
    return true;
  }

  /** Starts the child, after {@link #take}. */
  ContainerProcess start(List<String> javaArguments) throws IOException {
    ContainerProcess started = taken();
    try {
      bridge.shut();
      Files.writeString(arguments, quoted(javaArguments));
      ContainerFolders.show(arguments);
      docker
          .attachContainerCmd(child)
          .withStdIn(started.inside())
          .withStdOut(true)
          .withStdErr(true)
          .withFollowStream(true)
          .exec(new Printed(started))
          .awaitStarted();
      docker.startContainerCmd(child).exec();
      docker.waitContainerCmd(child).exec(new Ended(started));
      return started;
    } catch (DockerException e) {
      started.end(-1);
      throw new IoMessageException(
          Message.of("container.not-started", "reason", ContainerImage.oneLine(e)), e);
    } catch (InterruptedException e) {
      started.end(-1);
      Thread.currentThread().interrupt();
      throw new IoMessageException(Message.of("container.interrupted"), e);
    } catch (IOException e) {
      started.end(-1);
      throw e;
    }
  }

  private synchronized ContainerProcess taken() {
    if (process == null) {
      throw new IllegalStateException("The container is started before it was taken");
    }
    return process;
  }

  private static String quoted(List<String> arguments) {
    StringBuilder lines = new StringBuilder();
    arguments.forEach(
        each ->
            lines
                .append('"')
                .append(each.replace("\\", "\\\\").replace("\"", "\\\""))
                .append("\"\n"));
    return lines.toString();
  }

  private void kill() {
    synchronized (this) {
      ending = true;
    }
    try {
      docker.killContainerCmd(child).exec();
    } catch (DockerException e) {
      return; // The container has ended.
    }
  }

  /** Removes both containers. */
  @Override
  public void close() {
    synchronized (this) {
      closed = true;
    }
    ContainerOwner.remove(docker, child);
    ContainerOwner.remove(docker, relay);
    bridge.close();
    ContainerProcess last = process;
    if (last != null && last.isAlive()) {
      last.end(-1);
    }
  }

  /** Passes on a container's output. */
  private static final class Printed extends ResultCallback.Adapter<Frame> {
    private final ContainerProcess process;

    Printed(ContainerProcess process) {
      this.process = process;
    }

    @Override
    public void onNext(Frame frame) {
      process.print(frame.getPayload());
    }

    @Override
    public void onError(Throwable throwable) {
      process.endOutput();
      super.onError(throwable);
    }

    @Override
    public void onComplete() {
      process.endOutput();
      super.onComplete();
    }
  }

  /** Reports a container's end. */
  private static final class Ended extends ResultCallback.Adapter<WaitResponse> {
    private final ContainerProcess process;
    private int status = -1;

    Ended(ContainerProcess process) {
      this.process = process;
    }

    @Override
    public void onNext(WaitResponse response) {
      status = response.getStatusCode();
    }

    @Override
    public void onError(Throwable throwable) {
      process.end(status); // The engine or the container is gone.
      super.onError(throwable);
    }

    @Override
    public void onComplete() {
      process.end(status);
      super.onComplete();
    }
  }
}
