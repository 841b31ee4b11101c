package unblock.cli.container;

import com.github.dockerjava.api.DockerClient;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.dockerclient.DockerClientProviderStrategy;
import org.testcontainers.dockerclient.TransportConfig;
import unblock.message.Message;

/**
 * Finds the container engine as Testcontainers does: {@code DOCKER_HOST}, {@code
 * ~/.testcontainers.properties}, the usual sockets. It does not start Testcontainers' clean-up
 * container, which would have to come from a registry; {@link ContainerOwner} cleans up.
 */
final class ContainerEngine {
  private ContainerEngine() {}

  /**
   * Returns a client of this machine's engine.
   *
   * @throws NoEngine if none answers
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
