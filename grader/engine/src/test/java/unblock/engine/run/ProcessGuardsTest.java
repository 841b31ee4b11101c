package unblock.engine.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static unblock.engine.EnglishTexts.english;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import unblock.message.Message;

/** What an intruder comes to within the guards, one set of them after the other. */
@Timeout(value = 180, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProcessGuardsTest {
  @TempDir Path folder;
  private Path classes = Path.of("");
  private Path work = Path.of("");
  private Path others = Path.of("");

  static Stream<ProcessGuards> all() {
    return Stream.of(
        new ProcessGuards(true, true, true),
        new ProcessGuards(true, false, true),
        new ProcessGuards(true, true, false),
        new ProcessGuards(true, false, false));
  }

  @BeforeEach
  void aRunBesideAnotherOne() throws Exception {
    Path run = Files.createTempDirectory(folder, "run-");
    work = Files.createDirectory(run.resolve("work"));
    classes = Files.createDirectory(run.resolve("classes"));
    others = Files.createTempDirectory(folder, "other-run-");
    Files.writeString(others.resolve("secret.txt"), "the answers of somebody else");
    String name = Intruder.class.getName().replace('.', '/') + ".class";
    Path copy = classes.resolve(name);
    Files.createDirectories(copy.getParent());
    try (var in = Intruder.class.getResourceAsStream("/" + name)) {
      Files.copy(in, copy);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void anIntruderSeesAndHarmsNothing(ProcessGuards guards) throws Exception {
    assumeWork(guards);
    Process victim = new ProcessBuilder("sleep", "600").start();
    try {
      Map<String, String> told =
          told(intruder(guards, "look", others.toString(), "" + victim.pid()));

      assertThat(told).containsEntry("environment", "[]").containsEntry("own", "true");
      if (guards.bubble()) {
        assertThat(told).containsEntry("sees", "false");
      }
      if (guards.bubble() || guards.user()) {
        assertThat(told)
            .containsEntry("shadow", "false")
            .containsEntry("others", "false")
            .containsEntry("outside", "false");
        assertThat(victim.isAlive()).isTrue();
        assertThat(others.resolve("left-by-the-intruder.txt")).doesNotExist();
      }
    } finally {
      victim.destroyForcibly().waitFor();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aFloodIsBoundedAndAThousandThreadsAreNone(ProcessGuards guards) throws Exception {
    assumeWork(guards);
    Map<String, String> told = told(intruder(guards, "flood"));

    assertThat(number(told, "file")).isLessThanOrEqualTo(64);
    assertThat(number(told, "files")).isBetween(3_000, 4_096);
    assertThat(number(told, "threads")).isGreaterThanOrEqualTo(1_000);
    if (guards.bubble()) {
      assertThat(number(told, "disk")).isLessThanOrEqualTo(64);
    }
    if (guards.user()) {
      assertThat(number(told, "threads")).isLessThanOrEqualTo(1_200);
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatLeftItsParentsIsEndedToo(ProcessGuards guards) throws Exception {
    assumeWork(guards);
    assumeTrue(
        guards.bubble() || guards.user(),
        "Without bubblewrap or a user of its own, a process that left its parents is not found");
    String name = "98" + (System.nanoTime() % 10_000_000);
    Process child = intruder(guards, "daemon", name);
    try (BufferedReader reader = child.inputReader()) {
      assertThat(reader.readLine()).isEqualTo("gone=true");
      ProcessHandle left = found(name);
      assertThat(left.isAlive()).isTrue();

      child.destroyForcibly();

      left.onExit().get(30, TimeUnit.SECONDS);
    } finally {
      child.destroyForcibly();
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void theExitStatusIsTheChilds(ProcessGuards guards) throws Exception {
    assumeWork(guards);
    ProcessGuards.Around around = guards.around(List.of(), work);
    Process child = around.watched(new ProcessBuilder(around.command(sh("exit 7"))).start());
    assertThat(child.waitFor()).isEqualTo(7);

    around = guards.around(List.of(), work);
    child = around.watched(new ProcessBuilder(around.command(sh("kill -KILL $$"))).start());
    assertThat(child.waitFor()).isEqualTo(137);
  }

  @Test
  void saysWhatIsInForceAndWhatIsNot() {
    assertThat(english(new ProcessGuards(true, true, true).inWords().inWords()))
        .startsWith("Ran in a process of its own: no environment, ")
        .contains("a user of its own", "sees no other process", "64 MiB in a file", "1,200 threads")
        .endsWith("Not in force: a network of its own.");
    assertThat(ProcessGuards.NONE.inWords().missing())
        .contains(
            Message.of("protection.network"), Message.of("protection.user"), ChildLimits.inWords())
        .hasSize(5);
    assertThat(ProcessGuards.NONE.inWords().protections())
        .containsExactly(Message.of("protection.no-environment"), Message.of("protection.heap"));
  }

  private static void assumeWork(ProcessGuards guards) {
    assumeTrue(
        !guards.user() || OwnUser.canBeGiven(), "Only root can give a child a user of its own");
    assumeTrue(guards.work(), guards + ": not installed, or forbidden on this machine");
  }

  private static List<String> sh(String script) {
    return List.of("sh", "-c", script);
  }

  private Process intruder(ProcessGuards guards, String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
    command.addAll(List.of("-Xlog:disable", "-cp", classes.toString(), Intruder.class.getName()));
    command.addAll(List.of(arguments));
    ProcessGuards.Around around = guards.around(List.of(classes), work);
    ProcessBuilder builder = new ProcessBuilder(around.command(command));
    builder.environment().clear();
    builder.directory(work.toFile());
    builder.redirectErrorStream(true);
    return around.watched(ChildStarter.start(builder));
  }

  private static Map<String, String> told(Process intruder) throws Exception {
    Map<String, String> told = new HashMap<>();
    try (BufferedReader reader = intruder.inputReader()) {
      reader
          .lines()
          .forEach(line -> told.put(line.replaceFirst("=.*", ""), line.replaceFirst(".*?=", "")));
    }
    assertThat(intruder.waitFor()).describedAs("%s", told).isZero();
    return told;
  }

  private static int number(Map<String, String> told, String key) {
    return Integer.parseInt(told.getOrDefault(key, "-1"));
  }

  /** It says that it is there before the program in it has begun. */
  private static ProcessHandle found(String name) throws InterruptedException {
    Optional<ProcessHandle> left = find(name);
    while (left.isEmpty()) {
      if (Thread.interrupted()) {
        throw new InterruptedException("It never began");
      }
      Thread.yield();
      left = find(name);
    }
    return left.get();
  }

  private static Optional<ProcessHandle> find(String name) {
    return ProcessHandle.allProcesses()
        .filter(
            process ->
                process.info().arguments().map(List::of).orElse(List.of()).equals(List.of(name)))
        .findFirst();
  }
}
