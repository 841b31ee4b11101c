package unblock.cli.attacks;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A run of the grader as in a workflow, in a JVM, an environment and folders of its own, over
 * mostly hostile submissions, and its state after the end. Two submissions are graded at once, and
 * some in between are honest.
 */
final class HostileRun {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The prefix of the honest answers' names. */
  static final String NEIGHBOUR = "neighbour-";

  private static final Path ANSWER =
      Path.of("../../solutions/src/main/java/unblock/exercises/offload/UserHandlers.java");
  private static final int BETWEEN_NEIGHBOURS = 6;
  private static final int JOBS = 2;
  private static final Duration FOR_EACH = Duration.ofMinutes(1);
  private static final Duration TO_VANISH = Duration.ofSeconds(10);

  private final Path folder;
  private final List<Path> order = new ArrayList<>();

  /** A text that only the grader may know. */
  final String secret = "secret-" + UUID.randomUUID();

  final Path temporary;
  final Path report;

  /** The file to which the steps of a workflow write their results. */
  final Path workflowOutput;

  private long mostBytes;
  private int status;
  private Map<Long, String> left = Map.of();
  private List<String> heard = List.of();
  private Instant begin = Instant.EPOCH;

  private HostileRun(Path folder) throws IOException {
    this.folder = folder;
    temporary = Files.createDirectory(folder.resolve("tmp"));
    report = folder.resolve("report");
    workflowOutput = Files.createFile(folder.resolve("workflow-output"));
  }

  /**
   * Grades all attacks.
   *
   * @param folder an empty folder; its path contains {@code unblock-attacks}, by which the attacks
   *     recognise this grader among others on this machine
   * @param setting the isolation
   */
  static HostileRun of(Path folder, AttackSetting setting, List<Attack> attacks) throws Exception {
    HostileRun run = new HostileRun(folder);
    for (int i = 0; i < attacks.size(); i++) {
      if (i % BETWEEN_NEIGHBOURS == 0) {
        run.order.add(run.neighbour());
      }
      run.order.add(attacks.get(i).submission());
    }
    run.order.add(run.neighbour());
    run.start(setting);
    return run;
  }

  /** Creates a submission with the reference answer. */
  private Path neighbour() throws IOException {
    Path neighbour = folder.resolve(NEIGHBOUR + order.size());
    Path file = Files.createDirectories(neighbour).resolve("UserHandlers.java");
    Files.copy(ANSWER, file);
    return neighbour;
  }

  private void start(AttackSetting setting) throws Exception {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                "unblock.cli.Unblock",
                "grade",
                "--isolation",
                setting.isolation().kind(),
                "--jobs",
                Integer.toString(JOBS),
                "--seed",
                "47",
                "--report",
                report.toString()));
    order.forEach(path -> command.add(path.toString()));
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectOutput(output().toFile())
            .redirectError(errors().toFile());
    builder.environment().put("GITHUB_ACTIONS", "true");
    builder.environment().put("GITHUB_TOKEN", secret);
    builder.environment().put("GITHUB_OUTPUT", workflowOutput.toString());
    builder.environment().put("CI", "true");
    builder.environment().putAll(setting.environment());
    begin = Instant.now();
    Process grader = builder.start();
    try (Bystander bystander = new Bystander()) {
      watch(grader);
      heard = bystander.heard("unblock-attack-");
    } finally {
      if (grader.isAlive()) {
        grader.destroy(); // The grader then ends its children.
        grader.waitFor(TO_VANISH.toMillis(), TimeUnit.MILLISECONDS);
        grader.destroyForcibly();
      }
    }
    status = grader.waitFor();
    left = left();
  }

  private void watch(Process grader) throws Exception {
    Instant end = Instant.now().plus(FOR_EACH.multipliedBy(order.size()));
    while (!grader.waitFor(500, TimeUnit.MILLISECONDS) && Instant.now().isBefore(end)) {
      mostBytes = Math.max(mostBytes, Leftovers.bytes(temporary));
    }
  }

  /** Returns the processes that are still alive soon after the end, and ends them. */
  private Map<Long, String> left() throws Exception {
    Instant end = Instant.now().plus(TO_VANISH);
    Map<Long, String> found = Leftovers.processes(folder.toString(), "unblock-attack-");
    while (!found.isEmpty() && Instant.now().isBefore(end)) {
      TimeUnit.MILLISECONDS.sleep(200);
      found = Leftovers.processes(folder.toString(), "unblock-attack-");
    }
    found.keySet().forEach(id -> ProcessHandle.of(id).ifPresent(ProcessHandle::destroyForcibly));
    return found;
  }

  Path output() {
    return folder.resolve("standard-output");
  }

  Path errors() {
    return folder.resolve("standard-error");
  }

  int status() {
    return status;
  }

  /** Returns the largest observed size of the grader's temporary folder. */
  long mostBytes() {
    return mostBytes;
  }

  /** Returns the processes after the end whose command line contains that text. */
  List<String> left(String text) {
    return left.values().stream().filter(each -> each.contains(text)).toList();
  }

  /** Returns the messages to another service on this machine that contain that text. */
  List<String> heard(String text) {
    return heard.stream().filter(each -> each.contains(text)).toList();
  }

  /** Returns its grade.json, which may be missing. */
  Path grade(String submission) {
    return report.resolve(submission).resolve("grade.json");
  }

  List<String> neighbours() {
    return order.stream()
        .map(path -> path.getFileName().toString())
        .filter(name -> name.startsWith(NEIGHBOUR))
        .toList();
  }

  /**
   * Returns all text that the grader has stored about a submission, without its code: its grade,
   * its page and its output.
   */
  String kept(String submission) throws IOException {
    return kept(submission, "");
  }

  /** Returns the output of the submission, as far as the grader has stored it. */
  String printed(String submission) throws IOException {
    return kept(submission, "-output.txt");
  }

  private String kept(String submission, String suffix) throws IOException {
    if (!Files.isDirectory(report.resolve(submission))) {
      return "";
    }
    try (Stream<Path> files = Files.walk(report.resolve(submission))) {
      StringBuilder text = new StringBuilder();
      files
          .filter(Files::isRegularFile)
          .filter(file -> file.toString().endsWith(suffix))
          .forEach(file -> text.append(withoutCode(file)));
      return text.toString();
    }
  }

  /**
   * Returns the text of a file that the grader wrote, without the code of the submission, which
   * names what it tries: neither the sources in a grade nor the lines of code in a page.
   */
  static String withoutCode(Path file) {
    String text = read(file);
    try {
      if (file.endsWith("grade.json")) {
        JsonNode grade = JSON.readTree(text);
        grade.findParents("sources").forEach(each -> ((ObjectNode) each).remove("sources"));
        return grade.toPrettyString();
      }
      return file.toString().endsWith(".html")
          ? text.replaceAll("(?s)<(pre|code)\\b.*?</\\1>", "")
          : text;
    } catch (JsonProcessingException e) {
      return text; // A forged grade: all of it counts.
    }
  }

  static String read(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Returns how long a submission occupied one of the two places; empty if it was refused.
   * Submissions start in order: the place was free when all but one of the earlier ones had their
   * grade.
   */
  Optional<Duration> took(String submission) throws IOException {
    List<Instant> before = new ArrayList<>();
    for (Path path : order) {
      Path grade = grade(path.getFileName().toString());
      if (path.getFileName().toString().equals(submission)) {
        return Files.exists(grade)
            ? Optional.of(Duration.between(free(before), modified(grade)))
            : Optional.empty();
      }
      if (Files.exists(grade)) {
        before.add(modified(grade));
      }
    }
    throw new IllegalArgumentException(submission + " was not graded");
  }

  private Instant free(List<Instant> before) {
    return before.size() < JOBS
        ? begin
        : before.stream().sorted().toList().get(before.size() - JOBS);
  }

  private static Instant modified(Path file) throws IOException {
    return Files.getLastModifiedTime(file).toInstant();
  }

  /** Returns the files that are left in the grader's temporary folder. */
  List<String> litter() {
    return Stream.of(Optional.ofNullable(temporary.toFile().listFiles()).orElse(new File[0]))
        .map(File::getName)
        .filter(name -> !name.startsWith("hsperfdata"))
        .toList();
  }
}
