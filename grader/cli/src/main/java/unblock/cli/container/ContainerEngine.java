package unblock.cli.container;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import unblock.message.Message;

/**
 * Finds the container engine as Testcontainers does: {@code DOCKER_HOST}, {@code
 * ~/.testcontainers.properties}, the usual sockets. Its own container that cleans up is not
 * started: it would have to come from a registry, and {@link ContainerOwner} does that work.
 */
final class ContainerEngine {
  private ContainerEngine() {}

  /**
   * A client of the engine of this machine.
   *
   * @throws NoEngine when none answers
   */
  static DockerClient find() {
    try {
      TransportConfig found = DockerClientFactory.instance().getTransportConfig();
      DockerClient docker = DockerClientProviderStrategy.getClientForConfig(found);
      docker.pingCmd().exec();
      return docker;
    } catch (RuntimeException | LinkageError e) {
      throw new NoEngine(Message.of("container.no-engine", "place", tried()), e);
    }
  }

  private static String tried() {
    String host = System.getenv("DOCKER_HOST");
    return host == null || host.isBlank() ? "unix:///var/run/docker.sock" : host;
  }
}
