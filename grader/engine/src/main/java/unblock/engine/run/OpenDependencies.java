package unblock.engine.run;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import unblock.engine.exercise.Dependency;
import unblock.engine.exercise.DependencyRun;
import unblock.engine.exercise.HandlerSetting;
import unblock.engine.exercise.RunContext;
import unblock.runtime.ConstructorArgument;

/** All dependencies of an exercise while one run uses them. */
final class OpenDependencies implements AutoCloseable {
  private final List<DependencyRun> all = new ArrayList<>();

  /**
   * Opens them for that run.
   *
   * @throws IOException when one cannot be opened; the others are closed again
   */
  OpenDependencies(List<Dependency> dependencies, RunContext run) throws IOException {
    try {
      for (Dependency each : dependencies) {
        all.add(each.open(run));
      }
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  List<ConstructorArgument> arguments(HandlerSetting setting) {
    return all.stream().flatMap(each -> each.arguments(setting).stream()).toList();
  }

  /** Lets that child connect to them. */
  void admit(ChildPorts ports) {
    all.stream().flatMap(each -> each.port().stream()).forEach(ports::admit);
  }

  /** Whether each dependency with an address for pings answers within that time. */
  boolean answer(RequestSender caller, Duration most) {
    List<URI> pings = all.stream().map(DependencyRun::ping).flatMap(Optional::stream).toList();
    return pings.stream().allMatch(ping -> caller.ping(ping, most));
  }

  void takeRoom(int requests) {
    all.forEach(each -> each.takeRoom(requests));
  }

  void leaveRoom() {
    all.forEach(DependencyRun::leaveRoom);
  }

  @Override
  public void close() {
    all.forEach(DependencyRun::close);
  }
}
