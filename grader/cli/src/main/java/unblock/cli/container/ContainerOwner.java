package unblock.cli.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.model.Container;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Labels each container with its grader, so that a later grader recognises the containers of a
 * grader that was killed.
 *
 * @param run the grader's identifier for its containers
 * @param process its process id and start time, in ms since 1970
 * @param machine the scope in which that process id is valid
 */
record ContainerOwner(String run, String process, String machine) {
  private static final String RUN = "unblock.run";
  static final String PROCESS = "unblock.engine";
  private static final String MACHINE = "unblock.machine";
  static final String FOLDER = "unblock.folder";

  /** Returns the owner for this process. */
  static ContainerOwner thisGrader() {
    return new ContainerOwner(
        UUID.randomUUID().toString(), word(ProcessHandle.current()), currentMachine());
  }

  private static String word(ProcessHandle process) {
    return process.pid()
        + "-"
        + process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
  }

  /** Returns the scope of process ids: a boot, and a name space of processes. */
  private static String currentMachine() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + " "
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException e) {
      return "unknown";
    }
  }

  /** Returns the labels for a container of this grader, which works in that folder. */
  Map<String, String> labels(Path folder) {
    return Map.of(RUN, run, PROCESS, process, MACHINE, machine, FOLDER, folder.toString());
  }

  /** Removes all containers of this grader. */
  void removeMine(DockerClient docker) {
    remove(
        docker,
        docker.listContainersCmd().withShowAll(true).withLabelFilter(Map.of(RUN, run)).exec());
  }

  /**
   * Removes the containers of graders that have ended.
   *
   * @return how many containers
   */
  int removeOrphans(DockerClient docker) {
    List<Container> orphans =
        docker.listContainersCmd().withShowAll(true).withLabelFilter(List.of(RUN)).exec().stream()
            .filter(this::isOrphan)
            .toList();
    remove(docker, orphans);
    return orphans.size();
  }

  /**
   * Whether the owner has ended. An owner in another name space that shares this engine may be
   * alive, unless it started before the last boot.
   */
  private boolean isOrphan(Container container) {
    String theirs = label(container, MACHINE);
    return !boot(theirs).equals(boot(machine))
        || (theirs.equals(machine) && !lives(label(container, PROCESS)));
  }

  private static String boot(String machine) {
    return machine.split(" ", 2)[0];
  }

  private static boolean lives(String process) {
    Optional<ProcessHandle> found = ProcessHandle.of(Long.parseLong(process.split("-", 2)[0]));
    return found.filter(each -> each.isAlive() && word(each).equals(process)).isPresent();
  }

  private static String label(Container container, String name) {
    return container.getLabels().getOrDefault(name, "");
  }

  private static void remove(DockerClient docker, List<Container> containers) {
    containers.forEach(each -> remove(docker, each.getId()));
  }

  /** Ends that container, if it runs, and removes it; it may be gone already. */
  static void remove(DockerClient docker, String id) {
    try {
      docker.removeContainerCmd(id).withForce(true).withRemoveVolumes(true).exec();
    } catch (DockerException e) {
      return; // Another process has removed it, or is removing it.
    }
  }
}
