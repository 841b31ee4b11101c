package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import unblock.runtime.ProtocolMessage;

/** Tests that children use an archive, and that it cannot be changed between two of them. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ClassArchiveTest {
  /** The log line for a class from any archive but the JDK's own. */
  private static final String SHARED = "unblock.runtime.ChildMain source: shared objects file";

  @TempDir Path folder;
  private final RuntimeClassPath world = new RuntimeClassPath();
  private final ProcessSandbox sandbox = new ProcessSandbox();
  private List<Path> classPath = List.of();

  @BeforeEach
  void aSubmissionBehindTheWorld() throws IOException {
    classPath = new ArrayList<>(world.jars());
    Path submission = Files.createDirectory(folder.resolve("submission"));
    Files.writeString(submission.resolve("any.txt"), "so that the folder is not empty");
    classPath.add(submission);
  }

  @AfterEach
  void end() {
    sandbox.close();
    world.close();
  }

  @Test
  void childrenTakeTheWorldsClassesFromTheArchiveAndSayNothing() throws Exception {
    Path archive = made();

    assertThat(output("-Xlog:class+load"))
        .contains(SHARED)
        .contains("unblock.runtime.ProtocolMessage source: shared objects file");
    assertThat(output()).isEmpty();
    sandbox.close();
    assertThat(archive.getParent()).doesNotExist();
  }

  @Test
  void whereNothingWasPreparedChildrenStartWithout() throws Exception {
    sandbox.settle(Duration.ofSeconds(90));

    assertThat(archives()).isEmpty();
    assertThat(output("-Xlog:class+load"))
        .contains("unblock.runtime.ChildMain source: ")
        .doesNotContain(SHARED);
  }

  @Test
  void anArchiveThatSomebodyTouchedIsNotUsedEvenWithItsOldTimeAndSize() throws Exception {
    Path archive = made();
    FileTime before = Files.getLastModifiedTime(archive);
    byte[] bytes = Files.readAllBytes(archive);
    assertThat(archive.toFile().setWritable(true)).isTrue();
    bytes[bytes.length / 2] ^= 1;
    Files.write(archive, bytes);
    Files.setLastModifiedTime(archive, before);

    assertThat(archives()).isEmpty();
  }

  @Test
  void anArchiveThatWasReplacedOrDeletedIsNotUsed() throws Exception {
    Path archive = made();
    Path copy = Files.copy(archive, folder.resolve("copy"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.move(copy, archive, StandardCopyOption.REPLACE_EXISTING);
    assertThat(archives()).isEmpty();

    Files.delete(archive);
    assertThat(archives()).isEmpty();
  }

  @Test
  void aDamagedArchiveIsPassedOverInSilence() throws Exception {
    Path archive = made();
    byte[] bytes = Files.readAllBytes(archive);
    bytes[0] ^= 1; // The JVM checks only the header; the fingerprint protects the rest.
    Path broken = Files.write(folder.resolve("broken.jsa"), bytes);
    Path nonsense = Files.writeString(folder.resolve("nonsense.jsa"), "nonsense");
    sandbox.close();

    for (Path damaged : List.of(broken, nonsense, folder.resolve("none.jsa"))) {
      assertThat(output("-XX:SharedArchiveFile=" + damaged)).isEmpty();
      assertThat(output("-XX:SharedArchiveFile=" + damaged, "-Xlog:class+load"))
          .contains("unblock.runtime.ChildMain source: ")
          .doesNotContain(SHARED);
    }
  }

  @Test
  void aWorldOfWhichNoArchiveCanBeMadeIsNoTrouble() throws Exception {
    sandbox.prepare(List.of(folder.resolve("no.jar")));
    sandbox.settle(Duration.ofSeconds(90));

    assertThat(archives()).isEmpty();
    assertThat(output()).isEmpty();
  }

  @Test
  void aJarThatWasUnpackedAndThenTouchedEndsTheGrading() throws Exception {
    Path given = classPath.get(0);
    Files.write(given, Files.readAllBytes(given));

    assertThatThrownBy(world::jars).isInstanceOf(IOException.class).hasMessageContaining("changed");
  }

  private Path made() throws IOException {
    sandbox.prepare(world.jars());
    sandbox.settle(Duration.ofSeconds(90));
    return Path.of(archives().get(0));
  }

  private List<String> archives() {
    String flag = "-XX:SharedArchiveFile=";
    return sandbox.command(classPath, folder).stream()
        .filter(word -> word.startsWith(flag))
        .map(word -> word.substring(flag.length()))
        .toList();
  }

  /** The output of a child that gets a single message. */
  private String output(String... flags) throws Exception {
    List<String> command = new ArrayList<>(sandbox.command(classPath, folder));
    command.addAll(command.indexOf("-cp"), List.of(flags));
    try (ServerSocket listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Path file = folder.resolve("output.txt");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(file.toFile())
              .start();
      try (OutputStream input = process.getOutputStream()) {
        input.write((listener.getLocalPort() + " secret\n").getBytes(StandardCharsets.UTF_8));
      }
      try (Socket control = listener.accept()) {
        assertThat(ProtocolMessage.readFrom(control.getInputStream()).kind()).isEqualTo("control");
      } finally {
        if (!process.waitFor(20, java.util.concurrent.TimeUnit.SECONDS)) {
          process.destroyForcibly().waitFor();
        }
      }
      return Files.readString(file);
    }
  }
}
