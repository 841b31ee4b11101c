package unblock.cli.container;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.command.BuildImageResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import unblock.engine.submission.IoReason;
import unblock.message.Message;

/** The image from which containers are created. */
final class ContainerImage {
  /** Increased when {@link JavaRoot} changes its output. */
  private static final int RECIPE = 1;

  private ContainerImage() {}

  /**
   * Returns the image of that name in a registry or on this machine, with a Java 17 or later on its
   * path.
   */
  static String named(DockerClient docker, String name) {
    if (isThere(docker, name)) {
      return name;
    }
    try {
      docker.pullImageCmd(name).start().awaitCompletion();
      return name;
    } catch (DockerException e) {
      throw new NoEngine(
          Message.of("container.image-not-fetched", "image", name, "reason", oneLine(e)), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoEngine(Message.of("container.fetching-interrupted", "image", name), e);
    }
  }

  /** Returns the image of the Java that runs the grader; it is created if it does not exist. */
  static String ofThisJava(DockerClient docker, Path folder) {
    String name = "unblock/java:" + tag();
    if (isThere(docker, name)) {
      return name;
    }
    try {
      Path context = Files.createDirectory(folder.resolve("image"));
      JavaRoot.make(Files.createDirectory(context.resolve("root")));
      Path recipe =
          Files.writeString(
              context.resolve("Dockerfile"),
              "FROM scratch\nCOPY root/ /\nENV PATH=/java/bin JAVA_HOME=/java\n");
      docker
          .buildImageCmd()
          .withBaseDirectory(context.toFile())
          .withDockerfile(recipe.toFile())
          .withTags(Set.of(name))
          .withLabels(Map.of("unblock.image", "java"))
          .exec(new BuildImageResultCallback())
          .awaitImageId();
      return name;
    } catch (IOException | DockerException e) {
      throw new NoEngine(
          Message.of(
              "container.image-not-made",
              "reason",
              e instanceof IOException ? IoReason.of(e) : oneLine(e)),
          e);
    }
  }

  private static boolean isThere(DockerClient docker, String name) {
    try {
      docker.inspectImageCmd(name).exec();
      return true;
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Returns the tag, which depends on the Java version and the recipe. */
  private static String tag() {
    String java =
        System.getProperty("java.vm.vendor") + "-" + System.getProperty("java.vm.version");
    return (java + "-" + System.getProperty("os.arch") + "-r" + RECIPE)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[^a-z0-9.]+", "-");
  }

  /** The first line of the engine's text. */
  static String oneLine(Exception e) {
    return String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("").strip();
  }
}
