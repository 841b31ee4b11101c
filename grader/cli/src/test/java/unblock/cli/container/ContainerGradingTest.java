package unblock.cli.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.model.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import unblock.engine.Course;
import unblock.engine.Grader;
import unblock.engine.model.Aspect;
import unblock.engine.model.GradeReport;
import unblock.engine.run.ProcessSandbox;
import unblock.engine.run.Sandbox;
import unblock.engine.submission.Submission;

/** The whole grader with containers: its verdicts, and its leftovers. */
@EnabledOnOs(OS.LINUX)
@Timeout(900)
final class ContainerGradingTest {
  private static final Path ANSWERS = Path.of("../../solutions/src/main/java/unblock/exercises");
  private static final Path WRONG =
      Path.of("../engine/src/test/submissions/blocks-in-handler/src/main/java/unblock/exercises");

  @TempDir private Path folder;

  private static void needsAnEngine() {
    assumeTrue(EngineAtHand.missing().isEmpty(), () -> EngineAtHand.missing().orElse(""));
  }

  @Test
  void aSubmissionEarnsWhatItDoesInAProcess() throws Exception {
    needsAnEngine();
    copy(ANSWERS.resolve("upstream"), "upstream");
    copy(WRONG.resolve("offload"), "offload");
    Submission submission = Submission.read(folder, Course.standard().packages());
    Sandbox container = ContainerSandbox.open(Optional.empty());
    GradeReport inContainer = grade(submission, container);
    GradeReport inProcess = grade(submission, new ProcessSandbox());

    assertThat(verdicts(inContainer)).isEqualTo(verdicts(inProcess));
    assertThat(verdicts(inContainer)).containsEntry("upstream.login.answers", "PASSED");
    assertThat(verdicts(inContainer)).containsValue("FAILED");
    assertThat(inContainer.isolation().orElseThrow().kind()).isEqualTo("container");
  }

  private void copy(Path exercise, String name) throws IOException {
    Path target = Files.createDirectories(folder.resolve("unblock/exercises/" + name));
    try (var files = Files.list(exercise)) {
      for (Path file : files.toList()) {
        Files.copy(file, target.resolve(file.getFileName()));
      }
    }
  }

  private static GradeReport grade(Submission submission, Sandbox sandbox) {
    try (Grader grader = new Grader(Course.standard(), 7, step -> {}, Optional.empty(), sandbox)) {
      return grader.grade(submission);
    }
  }

  /** Without the criterion that a busy machine may leave inconclusive. */
  private static Map<String, String> verdicts(GradeReport report) {
    Map<String, String> verdicts = new HashMap<>();
    report.exercises().stream()
        .flatMap(each -> each.criteria().stream())
        .filter(each -> !each.aspect().equals(Aspect.TIMING))
        .forEach(each -> verdicts.put(each.key(), each.verdict().name()));
    return verdicts;
  }

  @Test
  void withoutAnEngineItSaysSoInASentence() throws Exception {
    Process grader = start("unix://" + folder.resolve("nothing-here"), "--report", report());

    assertThat(grader.waitFor()).isEqualTo(2);
    assertThat(errors()).content().startsWith("No container engine answers at unix://");
    assertThat(errors()).content().hasLineCount(1);
    assertThat(Path.of(report())).doesNotExist();
  }

  @Test
  void withoutTheImageItSaysSoInASentence() throws Exception {
    needsAnEngine();
    Process grader = start("", "--report", report(), "--image", "localhost:9/nothing-here");

    assertThat(grader.waitFor()).isEqualTo(2);
    assertThat(errors()).content().startsWith("The image localhost:9/nothing-here is not on this");
    assertThat(errors()).content().hasLineCount(1);
    assertThat(Path.of(report())).doesNotExist();
  }

  private String report() {
    return folder.resolve("report").toString();
  }

  @Test
  void onCtrlCNothingIsLeft() throws Exception {
    needsAnEngine();
    DockerClient docker = ContainerEngine.find();
    try (FirstStart first = new FirstStart(docker)) {
      Process grader = start("");
      String top = first.folder(grader).join();
      assertThat(new ProcessBuilder("kill", "-INT", "" + grader.pid()).start().waitFor()).isZero();
      grader.waitFor();

      assertThat(containers(docker, top)).isZero();
      assertThat(Path.of(top)).doesNotExist();
    }
  }

  @Test
  void whatAKilledGraderLeavesIsRemovedAtTheNextStart() throws Exception {
    needsAnEngine();
    DockerClient docker = ContainerEngine.find();
    try (FirstStart first = new FirstStart(docker)) {
      Process grader = start("");
      String top = first.folder(grader).join();
      grader.destroyForcibly().waitFor();
      assertThat(containers(docker, top)).isPositive();
      assertThat(Path.of(top)).exists();
      ContainerSandbox.open(Optional.empty()).close();

      assertThat(containers(docker, top)).isZero();
      assertThat(Path.of(top)).doesNotExist();
    }
  }

  private static int containers(DockerClient docker, String top) {
    return docker
        .listContainersCmd()
        .withShowAll(true)
        .withLabelFilter(Map.of(ContainerOwner.FOLDER, top))
        .exec()
        .size();
  }

  private Path errors() {
    return folder.resolve("errors");
  }

  /** Starts grading the reference answers; on that engine, if one is named. */
  private Process start(String engine, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED", // As in the manifest of unblock.jar.
                "-cp",
                System.getProperty("java.class.path"),
                "unblock.cli.Unblock",
                "grade",
                "../../solutions",
                "--isolation",
                "container"));
    command.addAll(List.of(more));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("output").toFile())
            .redirectError(errors().toFile());
    if (!engine.isEmpty()) {
      builder.environment().put("DOCKER_HOST", engine);
    }
    return builder.start();
  }

  /** Waits for the first running container of a grader. */
  private static final class FirstStart extends ResultCallback.Adapter<Event> {
    private final Map<String, CompletableFuture<String>> folders = new HashMap<>();

    FirstStart(DockerClient docker) throws InterruptedException {
      docker
          .eventsCmd()
          .withEventTypeFilter("container")
          .withEventFilter("start")
          .exec(this)
          .awaitStarted();
    }

    /** Returns the folder that the containers of this grader see. */
    CompletableFuture<String> folder(Process grader) {
      return folder(Long.toString(grader.pid()));
    }

    private synchronized CompletableFuture<String> folder(String process) {
      return folders.computeIfAbsent(process, key -> new CompletableFuture<>());
    }

    @Override
    public void onNext(Event event) {
      Map<String, String> attributes = event.getActor().getAttributes();
      String process = attributes.getOrDefault(ContainerOwner.PROCESS, "-").split("-", 2)[0];
      folder(process).complete(attributes.getOrDefault(ContainerOwner.FOLDER, ""));
    }
  }
}
