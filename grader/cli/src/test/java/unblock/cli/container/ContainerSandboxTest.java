package unblock.cli.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** The restrictions inside a container, observed by a {@link Captive} in it. */
@EnabledOnOs(OS.LINUX)
@Timeout(600)
final class ContainerSandboxTest {
  private static final String SUBMISSION = "ada";

  private static ContainerSandbox sandbox;

  @BeforeAll
  static void open() {
    assumeTrue(EngineAtHand.missing().isEmpty(), () -> EngineAtHand.missing().orElse(""));
    sandbox = ContainerSandbox.open(Optional.empty());
  }

  @AfterAll
  static void close() {
    if (EngineAtHand.missing().isEmpty()) {
      sandbox.close();
    }
  }

  private static Process start(ContainerSandbox sandbox, Path run) throws IOException {
    String file = "unblock/cli/container/Captive.class";
    Path target = run.resolve("classes").resolve(file);
    Files.createDirectories(target.resolveSibling(""));
    try (InputStream in = Captive.class.getResourceAsStream("/" + file)) {
      assertThat(in).isNotNull();
      Files.copy(in, target);
    }
    Path data = Files.createDirectory(run.resolve("data"));
    return sandbox.start(
        List.of(run.resolve("classes")),
        data,
        run.resolve("work"),
        Captive.class.getName(),
        run.toString());
  }

  private static void say(Process process, String words) throws IOException {
    try (OutputStream input = process.getOutputStream()) {
      input.write((words + "\n").getBytes(StandardCharsets.UTF_8));
    }
  }

  private static Map<String, String> heard(Process process) throws IOException {
    Map<String, String> heard = new HashMap<>();
    String all = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    for (String line : all.lines().toList()) {
      String[] words = line.split(": ", 2);
      heard.put(words[0], words.length == 2 ? words[1] : "");
    }
    return heard;
  }

  @Test
  void itHasNoRightsAndSeesAndWritesLittle() throws Exception {
    Path run = sandbox.folder(SUBMISSION);
    sandbox.folder("bob");
    Process process = start(sandbox, run);
    say(process, "look");
    Map<String, String> heard = heard(process);

    assertThat(process.waitFor()).as(heard.toString()).isZero();
    assertThat(heard)
        .containsEntry("processes", "[1]")
        .containsEntry("writable", "[]")
        .containsEntry("CapEff", "0000000000000000")
        .containsEntry("CapBnd", "0000000000000000")
        .containsEntry("NoNewPrivs", "1")
        .containsEntry("Seccomp", "2")
        .containsEntry("Max cpu time", "300")
        .containsEntry("Max open files", "4096")
        .containsEntry("Max file size", "67108864")
        .containsEntry("Max core file size", "0")
        .containsEntry("Uid", "65534\t65534\t65534\t65534");
    assertThat(heard.get("environment"))
        .isIn("[HOME, HOSTNAME, JAVA_HOME, PATH]", "[HOSTNAME, JAVA_HOME, PATH]");
    String room = String.valueOf(run.getName(run.getNameCount() - 2));
    assertThat(heard.get("beside")).isEqualTo("[%s, world]".formatted(room));
    assertThat(heard.get("top")).doesNotContain("root", "home", "usr");
    assertThat(Integer.parseInt(heard.get("disk"))).isBetween(32, 64);
    sandbox.leave("bob");
  }

  @Test
  void itReachesWhatItIsAdmittedToAndNothingElse() throws Exception {
    InetAddress loopback = InetAddress.getLoopbackAddress();
    Process process = start(sandbox, sandbox.folder(SUBMISSION));
    try (ServerSocket admitted = new ServerSocket(0, 9, loopback);
        ServerSocket other = new ServerSocket(0)) {
      SocketPipe.daemon("greeter", () -> greet(admitted));
      SocketPipe.daemon("greeter", () -> greet(other));
      sandbox.admit(process, admitted.getLocalPort());
      say(process, "connect %d %d".formatted(admitted.getLocalPort(), other.getLocalPort()));
      Map<String, String> heard = heard(process);

      assertThat(heard)
          .containsEntry("interfaces", "[lo]")
          .containsEntry("admitted", "reached")
          .containsEntry("other", "Connection refused")
          .containsEntry("bridge", "Network is unreachable")
          .containsEntry("internet", "Network is unreachable");
    }
  }

  @Test
  void itIsNotAdmittedAnyMoreOnceItIsDismissed() throws Exception {
    Process process = start(sandbox, sandbox.folder(SUBMISSION));
    try (ServerSocket dismissed = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      SocketPipe.daemon("greeter", () -> greet(dismissed));
      sandbox.admit(process, dismissed.getLocalPort());
      sandbox.dismiss(process, dismissed.getLocalPort());
      say(process, "crowd " + dismissed.getLocalPort());

      assertThat(heard(process)).containsEntry("crowd", "0");
    }
  }

  private static void greet(ServerSocket listener) {
    try {
      while (true) {
        try (Socket guest = listener.accept()) {
          guest.getOutputStream().write('!');
        }
      }
    } catch (IOException e) {
      return; // Closed.
    }
  }

  @Test
  void itHasSoManyConnectionsAndNoMore() throws Exception {
    Process process = start(sandbox, sandbox.folder(SUBMISSION));
    List<Socket> guests = new CopyOnWriteArrayList<>();
    try (ServerSocket admitted = new ServerSocket(0, 9, InetAddress.getLoopbackAddress())) {
      SocketPipe.daemon("host", () -> keep(admitted, guests));
      sandbox.admit(process, admitted.getLocalPort());
      say(process, "crowd " + admitted.getLocalPort());

      assertThat(heard(process)).containsEntry("crowd", "1024");
    } finally {
      guests.forEach(SocketPipe::close);
    }
  }

  private static void keep(ServerSocket listener, List<Socket> guests) {
    try {
      while (true) {
        Socket guest = listener.accept();
        guest.getOutputStream().write('!');
        guests.add(guest);
      }
    } catch (IOException e) {
      return; // Closed.
    }
  }

  @Test
  void itsMemoryIsLimited() throws Exception {
    Process process = start(sandbox, sandbox.folder(SUBMISSION));
    say(process, "memory");

    assertThat(heard(process)).doesNotContainKey("memory");
    assertThat(process.waitFor()).as("killed by the kernel").isEqualTo(137);
  }

  @Test
  void itsThreadsAreLimited() throws Exception {
    Process process = start(sandbox, sandbox.folder(SUBMISSION));
    say(process, "threads");
    Map<String, String> heard = heard(process);

    assertThat(heard).as(heard.toString()).containsKey("refused");
    assertThat(Integer.parseInt(heard.get("threads"))).isBetween(900, 1_200);
  }

  @Test
  void aSubmissionHasOneContainerForAllItsRunsAndNoneAfterThem() throws Exception {
    try (ContainerSandbox own = ContainerSandbox.open(Optional.empty())) {
      Path first = own.folder(SUBMISSION);
      start(own, first).destroyForcibly();
      Path second = own.folder(SUBMISSION);
      Process process = start(own, second);
      Path top = second.resolve("../..").normalize();

      assertThat(containers(top)).as("its own, and the one beside it").isEqualTo(2);
      process.destroyForcibly();
      own.leave(SUBMISSION);
      assertThat(containers(top)).isZero();
      assertThat(process.waitFor()).isEqualTo(137);
      assertThat(first).doesNotExist();
      assertThat(second).doesNotExist();
    }
  }

  private static int containers(Path top) {
    return ContainerEngine.find()
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of(ContainerOwner.FOLDER, top.toString()))
        .exec()
        .size();
  }
}
